/** Where the repository lives that others see. */
import { GitFailed, gitIn } from "../../git-hosts/plain-git/git.ts";
import type { SiteSettings } from "../../site/settings.ts";

/** Null where it is this one alone. */
export async function repositoryAddress(
  root: string,
  { kind, remote }: SiteSettings["gitHost"],
): Promise<string | null> {
  if (kind === "git" && remote === null) return null;
  return (await addressOf(root, remote ?? "origin")) ?? remote;
}

/** Null where git has no remote of that name: then it may be an address itself. */
async function addressOf(root: string, remote: string): Promise<string | null> {
  try {
    return (await gitIn(root).text(["remote", "get-url", remote])).trim();
  } catch (error) {
    if (error instanceof GitFailed) return null;
    throw error;
  }
}
