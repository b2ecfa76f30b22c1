/** The main branch as it is now. */
import { Branch } from "./answers.ts";
import { inPath, type RepositoryApi } from "./repository-api.ts";
import { whyNoBranch } from "./why-missing.ts";

export interface MainBranch {
  /** The id of its last commit. */
  commit: string;
  /** Whether it is protected from commits of the owner of the token. */
  isProtected: boolean;
  /** What has to pass before anything is merged into it. */
  checks: readonly string[];
}

/** Throws a problem that says what is missing on the way to it. */
export async function mainBranch(repository: RepositoryApi): Promise<MainBranch> {
  const { api, at, settings } = repository;
  const path = at(`/branches/${inPath(settings.branch)}`);
  const branch = await api.find({ method: "GET", path }, Branch);
  if (!branch?.commit) throw await whyNoBranch(repository);
  const checks = branch.enable_status_check === true ? (branch.status_check_contexts ?? []) : [];
  const isProtected = branch.protected && !branch.user_can_push;
  return { commit: branch.commit.id, isProtected, checks };
}
