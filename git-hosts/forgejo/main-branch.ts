/** The main branch as it is now. */
import { HostProblem } from "../http/host-problem.ts";
import { Branch, Repository } from "./answers.ts";
import { inPath, type RepositoryApi } from "./repository-api.ts";

export interface MainBranch {
  /** The id of its last commit. */
  commit: string;
  /** Whether the owner of the token may commit to it. */
  isOurs: boolean;
}

/** Throws a problem that says what is missing on the way to it. */
export async function mainBranch(repository: RepositoryApi): Promise<MainBranch> {
  const { api, at, settings } = repository;
  const path = at(`/branches/${inPath(settings.branch)}`);
  const branch = await api.find({ method: "GET", path }, Branch);
  if (!branch?.commit) throw await whyMissing(repository);
  return { commit: branch.commit.id, isOurs: branch.user_can_push };
}

/** A 404 says no more than that something on the way is not there. */
async function whyMissing(repository: RepositoryApi): Promise<HostProblem> {
  const { api, at, fullName, settings } = repository;
  const found = await api.find({ method: "GET", path: at("") }, Repository);
  if (found === null) {
    return missing(
      `${settings.baseUrl} has no repository ${fullName}, or the token may not see it. ` +
        "Correct the name, or use a token of somebody who has access to it.",
    );
  }
  if (found.empty)
    return missing(`${fullName} on ${settings.baseUrl} is empty. Push a first commit to it.`);
  return missing(
    `${fullName} on ${settings.baseUrl} has no branch ${settings.branch}; ` +
      `its default branch is ${found.default_branch}. Set the branch to the one that the site is built from.`,
  );
}

function missing(message: string): HostProblem {
  return new HostProblem(message, { kind: "missing", status: 404 });
}
