/** What a moderator may do to a comment in its thread. Pure: a thread in, another one out. */
import { BadFile } from "../../comments/bad-file.ts";
import { parseSubmission, parseThread } from "../../comments/data-files.ts";
import { commentOf } from "../../comments/merge-plan.ts";
import { type Comment, isRemoved, type Thread } from "../../comments/thread.ts";

/** Leaves a tombstone: positions and replies stay. */
export function withoutComment(thread: Thread, id: string): Thread {
  return replaced(thread, tombstoneOf(livingComment(thread, id)));
}

/** The same for several, also for one that stands behind another with its id, which nobody sees. */
export function withoutComments(thread: Thread, isMeant: (comment: Comment) => boolean): Thread {
  const comments = thread.comments.map((one) => (isMeant(one) ? tombstoneOf(one) : one));
  return { ...thread, comments };
}

function tombstoneOf({ id, replyTo, date }: Comment): Comment {
  return { id, replyTo, date, removed: true };
}

/** Puts a comment back to where its tombstone stands. */
export function withRestored(thread: Thread, comment: Comment): Thread {
  if (!isRemoved(commentIn(thread, comment.id)))
    throw new Error(`The comment ${comment.id} is not removed, so there is nothing to restore.`);
  return replaced(thread, comment);
}

/** `edited` is the moment of the change. */
export function withText(thread: Thread, id: string, text: string, edited: string): Thread {
  const comment = livingComment(thread, id);
  if (comment.kind !== "comment")
    throw new Error(
      `${id} is a ${comment.kind}: its text is the other site's and cannot be edited.`,
    );
  return replaced(thread, { ...comment, text, edited });
}

export function livingComment(thread: Thread, id: string): LivingComment {
  const comment = commentIn(thread, id);
  if (!isRemoved(comment)) return comment;
  throw new Error(
    `The comment ${id} was removed. Bring it back with: npm run moderate -- restore ${id}`,
  );
}

export type LivingComment = Exclude<Comment, { removed: true }>;

/** The comment as this version of its thread's or submission's file has it; null where it has not. */
export function livingIn(version: { text: string; path: string }, id: string): Comment | null {
  try {
    const comments = version.path.includes("/submissions/")
      ? [commentOf(parseSubmission(version.text, version.path))]
      : parseThread(version.text, version.path).comments;
    return comments.find((comment) => comment.id === id && !isRemoved(comment)) ?? null;
  } catch (error) {
    // Somebody broke the file and mended it later.
    if (error instanceof BadFile) return null;
    throw error;
  }
}

function commentIn(thread: Thread, id: string): Comment {
  const comment = thread.comments.find((candidate) => candidate.id === id);
  if (comment) return comment;
  throw new Error(`There is no comment ${id} in the thread of ${thread.post} any more.`);
}

/** Of two with one id the first one counts, as everywhere. */
function replaced(thread: Thread, comment: Comment): Thread {
  const at = thread.comments.findIndex(({ id }) => id === comment.id);
  return { ...thread, comments: thread.comments.with(at, comment) };
}
