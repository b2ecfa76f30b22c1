/** Leaves out of a batch what the moderator ticked, or named in a remark. */
import { parseSubmission } from "../comments/data-files.ts";
import { submissionPath } from "../comments/paths.ts";
import { droppedBy, droppedIn, leftOutIn } from "../comments/review/batch-answers.ts";
import type { GitHost } from "../git-hosts/git-host.ts";
import type { OpenReview, Reviews, Seen } from "../git-hosts/reviews.ts";
import type { Batch, Batches } from "./batches.ts";
import type { DeployedSite } from "./deployed-site.ts";
import type { Log } from "./log.ts";
import { type Told, writeBatch } from "./write-proposal.ts";

export interface ReviewParts {
  reviews: Reviews;
  gitHost: Pick<GitHost, "readProposal">;
  batches: Batches;
  deployedSite: DeployedSite;
  log: Log;
}

/**
 * A crash at any step is repaired by the next look: what is ticked still is. So is what the moderator
 * ticks or commits meanwhile: it is not overwritten, and the conflict has the next look begin anew.
 */
export async function heedModerator(batch: Batch, parts: ReviewParts): Promise<void> {
  const { reviews, batches, log } = parts;
  const review = await reviews.read(batch.name);
  if (review === null) return;
  const numbers = numbersIn(review, batch.members.length);
  const dropped = batch.members.filter((_, at) => numbers.has(at + 1)).map(({ id }) => id);
  const fresh = dropped.filter((id) => !batch.leftOut.includes(id));
  if (fresh.length === 0 && saysSo(review, batch)) return;
  const after = fresh.length === 0 ? batch : await batches.leaveOut(batch.name, fresh);
  for (const id of fresh) log("left-out", { id, batch: batch.name });
  await revise(after, review, parts);
}

function numbersIn({ body, remarks }: OpenReview, size: number): ReadonlySet<number> {
  return new Set([...droppedIn(body), ...remarks.flatMap((remark) => droppedBy(remark, size))]);
}

/** Written down and then shown: a crash between the two leaves a body with boxes that the moderator ticked. */
function saysSo({ body }: OpenReview, { members, leftOut }: Batch): boolean {
  const [ticked, said] = [new Set(droppedIn(body)), new Set(leftOutIn(body))];
  return members.every(({ id }, at) => {
    return !leftOut.includes(id) || (ticked.has(at + 1) && said.has(at + 1));
  });
}

/** With the words as they stand in the branch, where the moderator may have edited them. */
async function revise(batch: Batch, seen: Seen, parts: ReviewParts): Promise<void> {
  const { reviews, gitHost, deployedSite } = parts;
  const kept = batch.members.filter(({ id }) => !batch.leftOut.includes(id));
  const paths = kept.map(({ post, id }) => submissionPath(post, id));
  const contents = await gitHost.readProposal(batch.name, paths);
  const told: Told[] = [];
  const files: { path: string; content: string }[] = [];
  for (const [at, { suspicions }] of kept.entries()) {
    const [path = "", content] = [paths[at], contents[at]];
    // Deleted in the branch by hand: that is an answer too.
    if (typeof content !== "string") continue;
    files.push({ path, content });
    told.push({ submission: parseSubmission(content, path), suspicions });
  }
  if (files.length === 0) return reviews.close(batch.name, seen);
  const proposal = await writeBatch(batch, told, deployedSite);
  await reviews.revise({ ...proposal, files }, seen);
}
