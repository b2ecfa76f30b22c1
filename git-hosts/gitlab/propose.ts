/** Makes a proposal on GitLab: a branch with its commit, then a merge request. */
import { z } from "zod";
import { HostProblem, isHostProblem } from "../http/host-problem.ts";
import type { Proposal } from "../proposal.ts";
import { branchOf } from "../proposal-name.ts";
import { commitProposal } from "./commits.ts";
import { mainTip, tipOf } from "./files.ts";
import { mergeRequestsOf, stateAmong } from "./merge-requests.ts";
import type { GitlabProject } from "./project.ts";
import type { NewMergeRequest } from "./request-types.ts";
import { shownText } from "./shown-text.ts";

const Made = z.object({ iid: z.number() });

export async function propose(project: GitlabProject, proposal: Proposal): Promise<void> {
  // First of all, in any state: GitLab takes a second merge request where the first one is closed.
  const state = await stateOf(project, proposal.name);
  if (state === "open") return bringBranchBack(project, proposal);
  if (state !== "none") return;
  await makeBranch(project, proposal);
  await makeMergeRequest(project, proposal);
}

async function stateOf(project: GitlabProject, name: string) {
  return stateAmong(await mergeRequestsOf(project, name));
}

/** A merge request outlives its branch on GitLab, and cannot be merged without. */
async function bringBranchBack(project: GitlabProject, proposal: Proposal): Promise<void> {
  if ((await tipOf(project, branchOf(proposal.name))) !== null) return;
  // Merging comes before deleting: whoever sees the branch gone sees now whether that was why.
  if ((await stateOf(project, proposal.name)) !== "open") return;
  await makeBranch(project, proposal);
}

async function makeBranch(project: GitlabProject, proposal: Proposal): Promise<void> {
  try {
    await commitProposal(project, proposal, { force: false });
  } catch (error) {
    // GitLab says 400 of a branch that is there: the one that a call before this one made.
    if (!isHostProblem(error, "refused")) throw error;
    if ((await tipOf(project, branchOf(proposal.name))) !== null) return;
    // And where there is no main branch to begin with, which is told in clearer words.
    await mainTip(project);
    throw error;
  }
}

async function makeMergeRequest(project: GitlabProject, proposal: Proposal): Promise<void> {
  const branch = branchOf(proposal.name);
  const body = {
    ...shownText(proposal.review),
    source_branch: branch,
    target_branch: project.settings.branch,
    labels: proposal.review.labels.join(","),
    remove_source_branch: true,
  } satisfies NewMergeRequest;
  const call = {
    method: "POST",
    path: project.at("/merge_requests"),
    body,
    creates: true,
  } as const;
  try {
    await project.ask(call, Made);
  } catch (error) {
    // 409: another call made it at this very moment.
    if (isHostProblem(error, "conflict") && (await stateOf(project, proposal.name)) !== "none")
      return;
    if (!isHostProblem(error, "refused") || !(await isUnseen(project, branch, error))) throw error;
    const message = `GitLab does not see ${branch}, for which a merge request was to be made: it was deleted meanwhile, or is not known everywhere yet. Try again`;
    const status = error.status ?? undefined;
    throw new HostProblem(message, { kind: "conflict", status, cause: error });
  }
}

/** An instance of several machines may deny a branch for a moment that it has just made. */
async function isUnseen(
  project: GitlabProject,
  branch: string,
  { message }: HostProblem,
): Promise<boolean> {
  return message.includes("does not exist") || (await tipOf(project, branch)) === null;
}
