/** Changes what an open proposal on GitLab adds and says, and clears away what one left behind. */
import { z } from "zod";
import type { Proposal, ProposalState } from "../proposal.ts";
import { branchOf } from "../proposal-name.ts";
import type { Seen } from "../reviews.ts";
import { insistOnBody, insistOnHead } from "../unchanged.ts";
import { commitProposal } from "./commits.ts";
import { tipOf } from "./files.ts";
import { mergeRequestsOf, openAmong, stateAmong } from "./merge-requests.ts";
import type { GitlabProject } from "./project.ts";
import type { MergeRequestEdit } from "./request-types.ts";
import { shownText } from "./shown-text.ts";

const Edited = z.object({ iid: z.number() });

export async function revise(
  project: GitlabProject,
  proposal: Proposal,
  seen: Seen,
): Promise<void> {
  if (openAmong(await mergeRequestsOf(project, proposal.name)) === null) return;
  const tip = await tipOf(project, branchOf(proposal.name));
  if (tip !== null) insistOnHead(proposal.name, seen, tip);
  await commitProposal(project, proposal, { force: true });
  // Approved meanwhile, what is merged must not say afterwards that it was less; and its branch, which
  // GitLab had deleted, has just been made anew.
  const open = openAmong(await mergeRequestsOf(project, proposal.name));
  if (open === null) {
    await tidy(project, proposal.name);
    return;
  }
  insistOnBody(proposal.name, seen, open.description ?? "");
  const { labels, notLabels = [] } = proposal.review;
  // Not `labels`, which would take away what others gave it.
  const body = {
    ...shownText(proposal.review),
    add_labels: labels.join(","),
    remove_labels: notLabels.join(","),
  } satisfies MergeRequestEdit;
  const path = project.at(`/merge_requests/${open.iid}`);
  await project.ask({ method: "PUT", path, body }, Edited);
}

export async function close(project: GitlabProject, name: string, seen: Seen): Promise<void> {
  const open = openAmong(await mergeRequestsOf(project, name));
  if (open === null) return;
  const tip = await tipOf(project, branchOf(name));
  if (tip !== null) insistOnHead(name, seen, tip);
  insistOnBody(name, seen, open.description ?? "");
  const body = { state_event: "close" } satisfies MergeRequestEdit;
  const path = project.at(`/merge_requests/${open.iid}`);
  await project.ask({ method: "PUT", path, body }, Edited);
}

export async function tidy(project: GitlabProject, name: string): Promise<ProposalState> {
  const state = stateAmong(await mergeRequestsOf(project, name));
  // Without a merge request, it is half a proposal that is still to be made.
  if (state === "open" || state === "none") return state;
  const path = project.at(`/repository/branches/${encodeURIComponent(branchOf(name))}`);
  // 404 where it is gone.
  await project.send({ method: "DELETE", path });
  return state;
}
