/** What a pull request tells of a proposal. */
import { type ProposalState, SPAM_LABEL } from "../proposal.ts";
import { nameOfBranch } from "../proposal-name.ts";
import type { Pull } from "./answers.ts";

/** Null where it is of no branch of ours: that of a fork may be called the same, and proves nothing. */
export function nameOf({ head, base }: Pull): string | null {
  return head && base && head.repo_id === base.repo_id ? nameOfBranch(head.label) : null;
}

export function stateOf({ state, merged, labels }: Pull): ProposalState {
  if (merged) return "approved";
  if (state === "open") return "open";
  return labels.some(({ name }) => name === SPAM_LABEL) ? "spam" : "rejected";
}

/** The commit it ends with, whatever became of its branch. */
export function headOf({ number, head }: Pull): string {
  // An empty one would be taken for the default branch.
  return head?.sha ? head.sha : `refs/pull/${number}/head`;
}
