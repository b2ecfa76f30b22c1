/** Reads the files of a proposal that is open on GitLab, or was refused there. */
import { branchOf } from "../proposal-name.ts";
import { contentsAt, tipOf } from "./files.ts";
import { mergeRequestsOf, openAmong, stateAmong } from "./merge-requests.ts";
import type { GitlabProject } from "./project.ts";

/** Nothing where there is no such proposal, or it was approved. */
export async function readProposal(
  project: GitlabProject,
  name: string,
  paths: readonly string[],
): Promise<(string | null)[]> {
  const requests = await mergeRequestsOf(project, name);
  const state = stateAmong(requests);
  const request = openAmong(requests) ?? requests.at(-1);
  const isToRead = state === "open" || state === "rejected" || state === "spam";
  // What a merge request says of its newest commit comes late after a push. Where the branch is gone,
  // GitLab keeps the commit under `refs/merge-requests/:iid/head`.
  const tip = state === "open" ? await tipOf(project, branchOf(name)) : null;
  const commit = isToRead ? (tip ?? request?.sha ?? null) : null;
  return commit === null ? paths.map(() => null) : contentsAt(project, commit, paths);
}
