/** Whether the repository is one, has the main branch, and reaches its remote. */
import { GitFailed, gitIn } from "../../git-hosts/plain-git/git.ts";
import { repositoryProblem } from "../start/repository-check.ts";
import { type Line, note, right, wrong } from "./line.ts";
import { namedHost, repositoryFolder } from "./named-host.ts";
import { examineRemote } from "./remote.ts";
import type { Setup } from "./setup.ts";

export async function examineRepository(setup: Setup): Promise<Line[]> {
  const folder = repositoryFolder(setup);
  const host = namedHost(setup);
  const refused = await refusedByGit(folder);
  if (refused !== null) return [refused];
  const problem = repositoryProblem(folder, host.branch);
  if (problem !== null) {
    const { says, command } = problem;
    return [
      wrong(
        "repository",
        says,
        command === null ? "Then run this again." : `In ${folder}: ${command}`,
      ),
    ];
  }
  const here = right("repository", `${folder} is a git repository with the branch ${host.branch}.`);
  const lines = [here, ...(await unfinished(folder))];
  if (host.remote !== null) return [...lines, ...(await examineRemote(folder, host, setup))];
  return host.kind === "git"
    ? [...lines, right("remote", "Comments stay in this repository: gitHost.remote is null.")]
    : [...lines, note("remote", NO_REMOTE, `Set gitHost.remote to "origin".`)];
}

const NO_REMOTE =
  "gitHost.remote is null: npm run moderate looks into this clone alone, and finds nothing of what is proposed on the git host.";

/** Git leaves a repository alone that belongs to somebody else, and that looks like none at all. */
async function refusedByGit(folder: string): Promise<Line | null> {
  try {
    await gitIn(folder).text(["rev-parse", "--git-dir"]);
    return null;
  } catch (error) {
    if (!(error instanceof GitFailed) || !error.words.includes("dubious ownership")) return null;
    const mend = "Run this, and the service, as the user who owns that folder.";
    return wrong("repository", `git leaves ${folder} alone: another user owns it.`, mend);
  }
}

/** What was approved on a git host and is not here yet is no fault; half a merge is. */
async function unfinished(folder: string): Promise<Line[]> {
  try {
    const unmerged = await gitIn(folder).text(["ls-files", "--unmerged"]);
    if (unmerged === "") return [];
  } catch (error) {
    // A bare repository has no files that could be in conflict.
    if (error instanceof GitFailed) return [];
    throw error;
  }
  const mend = "Resolve it: git status says how. No comment can be approved or merged here before.";
  return [wrong("repository", "A merge is under way there, with conflicts.", mend)];
}
