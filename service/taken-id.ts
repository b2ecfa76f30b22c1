/** Whether git knows a submission's id for another comment: an intake that was lost forgets its ids. */
import { parseSubmission, parseThread } from "../comments/data-files.ts";
import { commentOf, isMergeOf } from "../comments/merge-plan.ts";
import { submissionPath, threadPath } from "../comments/paths.ts";
import type { Submission } from "../comments/submission.ts";
import type { Comment } from "../comments/thread.ts";
import type { GitHost } from "../git-hosts/git-host.ts";
import { contentDigest } from "./intake-records.ts";

/**
 * The text alone cannot tell: a moderator may have edited it, in the proposal or in the thread. Nobody
 * edits the date, which is the moment of receiving, nor what is answered; even a removed comment keeps
 * both. Where the date is another one, the same words still are the same comment, sent once more.
 */
export async function isTakenByAnother(submission: Submission, gitHost: GitHost): Promise<boolean> {
  const known = await commentInGit(submission, gitHost);
  return known !== null && !isMergeOf(known, submission) && !saysTheSame(known, submission);
}

/** The proposal first, THEN the main branch, as in whereabouts.ts. */
async function commentInGit({ id, post }: Submission, gitHost: GitHost): Promise<Comment | null> {
  const path = submissionPath(post, id);
  const [proposed] = await gitHost.readProposal(id, [path]);
  if (typeof proposed === "string") return commentOf(parseSubmission(proposed, path));
  const [approved, thread] = await gitHost.readMain([path, threadPath(post)]);
  if (typeof approved === "string") return commentOf(parseSubmission(approved, path));
  if (typeof thread !== "string") return null;
  const { comments } = parseThread(thread, threadPath(post));
  return comments.find((comment) => comment.id === id) ?? null;
}

function saysTheSame(known: Comment, submission: Submission): boolean {
  if (!("kind" in known) || known.kind !== "comment") return false;
  const { replyTo, author, text } = known;
  const { post } = submission;
  return contentDigest({ post, replyTo, author, text }) === contentDigest(submission);
}
