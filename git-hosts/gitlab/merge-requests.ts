/** The merge requests of proposals, and what their states mean. */
import { z } from "zod";
import { type ProposalState, SPAM_LABEL } from "../proposal.ts";
import { branchOf } from "../proposal-name.ts";
import type { GitlabProject } from "./project.ts";

const MergeRequest = z.object({
  iid: z.number(),
  // `locked` is being merged at this moment.
  state: z.enum(["opened", "locked", "merged", "closed"]),
  updated_at: z.string(),
  description: z.string().nullable(),
  labels: z.array(z.string()),
  /** The newest commit of it, also where its branch is gone. */
  sha: z.string().nullable(),
  source_branch: z.string(),
  /** Null where a fork was deleted. */
  source_project_id: z.number().nullable(),
  target_project_id: z.number(),
});
export const MergeRequests = z.array(MergeRequest);
export type MergeRequest = z.infer<typeof MergeRequest>;

/** All that were ever made of a proposal's branch, oldest first. */
export async function mergeRequestsOf(
  project: GitlabProject,
  name: string,
): Promise<MergeRequest[]> {
  // Oldest first on a page: forks that take the same name afterwards cannot push ours off it.
  const query = new URLSearchParams({
    source_branch: branchOf(name),
    state: "all",
    scope: "all",
    order_by: "created_at",
    sort: "asc",
    per_page: "100",
  });
  const path = project.at(`/merge_requests?${query}`);
  return ownAmong(await project.ask({ method: "GET", path }, MergeRequests));
}

/** Anybody can make a fork with a branch of our names: it proves nothing. */
export function ownAmong(requests: readonly MergeRequest[]): MergeRequest[] {
  return requests.filter((request) => request.source_project_id === request.target_project_id);
}

export function openAmong(requests: readonly MergeRequest[]): MergeRequest | null {
  return requests.find(isOpen) ?? null;
}

function isOpen({ state }: MergeRequest): boolean {
  return state === "opened" || state === "locked";
}

/** Of the merge requests of one branch, oldest first. */
export function stateAmong(requests: readonly MergeRequest[]): ProposalState {
  if (requests.some(isOpen)) return "open";
  if (requests.some(({ state }) => state === "merged")) return "approved";
  const last = requests.at(-1);
  if (last === undefined) return "none";
  return last.labels.includes(SPAM_LABEL) ? "spam" : "rejected";
}
