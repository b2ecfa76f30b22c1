/** Puts into words what is proposed: for git, and for the moderator who reads the pull request. */
import { batchProposalOf, proposalOf, publicationOf } from "../comments/proposal.ts";
import { batchReviewOf } from "../comments/review/batch-review.ts";
import { reviewOf } from "../comments/review/comment-review.ts";
import { type ReviewItem, USUAL } from "../comments/review/review-item.ts";
import type { Proposal, Publication } from "../git-hosts/proposal.ts";
import type { Batch } from "./batches.ts";
import type { DeployedSite } from "./deployed-site.ts";
import type { WaitingRecord } from "./intake-records.ts";
import { reviewItem } from "./review-item.ts";

export type Told = Pick<WaitingRecord, "submission" | "suspicions">;

/** Without a site to ask, for a host that shows no pull request, only the commit is written. */
export async function writeSingle(
  record: Told,
  deployedSite: DeployedSite | null,
): Promise<Proposal> {
  const proposal = proposalOf(record.submission, record.suspicions);
  if (deployedSite === null) return proposal;
  return { ...proposal, review: reviewOf(await reviewItem(record, deployedSite)) };
}

/** The commit that publishes them unseen. */
export function writePublication(records: readonly Told[]): Publication {
  return publicationOf(records.map(({ submission }) => submission));
}

/** `records` are those members of the batch that are proposed; all others are told as left out. */
export async function writeBatch(
  batch: Batch,
  records: readonly Told[],
  deployedSite: DeployedSite,
): Promise<Proposal> {
  const told = new Map(records.map((record) => [record.submission.id, record]));
  const items: ReviewItem[] = [];
  for (const member of batch.members) {
    items.push(await reviewItem(told.get(member.id) ?? withoutWords(member, batch), deployedSite));
  }
  const leftOut = new Set(batch.members.map(({ id }) => id).filter((id) => !told.has(id)));
  const submissions = records.map(({ submission }) => submission);
  const review = batchReviewOf(items, { ...USUAL, leftOut });
  return { ...batchProposalOf(batch.name, submissions), review };
}

/** Of one that is left out a batch says only whose it is: its words are kept nowhere any more. */
function withoutWords(
  { id, post, author, suspicions }: Batch["members"][number],
  { bound }: Batch,
): Told {
  const submission = {
    version: 1,
    id,
    post,
    replyTo: null,
    date: bound,
    author,
    text: "",
  } as const;
  return { submission, suspicions };
}
