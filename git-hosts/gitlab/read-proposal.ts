/** Reads the files of a proposal that is open on GitLab, or was refused there. */
import { branchOf } from "../proposal-name.ts";
import { contentsAt, tipOf } from "./files.ts";
import { type MergeRequest, mergeRequestsOf, openAmong, stateAmong } from "./merge-requests.ts";
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
  if (request === undefined || state === "approved") return paths.map(() => null);
  const commit = state === "open" ? await headOf(project, name, request) : request.sha;
  return commit === null ? paths.map(() => null) : contentsAt(project, commit, paths);
}

/** The newest commit of an open proposal. */
export async function headOf(
  project: GitlabProject,
  name: string,
  { sha }: MergeRequest,
): Promise<string | null> {
  // What a merge request says of it comes late after a push. Where the branch is gone, GitLab keeps the
  // commit under `refs/merge-requests/:iid/head`.
  return (await tipOf(project, branchOf(name))) ?? sha;
}
