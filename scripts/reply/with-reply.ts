/** Adds the author's own answer to a thread. Pure. */
import type { Thread } from "../../comments/thread.ts";
import { livingComment } from "../moderate/thread-changes.ts";

export interface Reply {
  id: string;
  replyTo: string;
  /** UTC, see `comments/moment.ts`. */
  date: string;
  name: string;
  text: string;
}

/**
 * Throws where the comment that is answered has been removed. Where a push went through and only its
 * answer was lost, this is asked a second time: the reply that is there already stays the only one.
 */
export function withReply(thread: Thread, { id, replyTo, date, name, text }: Reply): Thread {
  if (thread.comments.some((comment) => comment.id === id)) return thread;
  livingComment(thread, replyTo);
  const author = { name, url: null, key: null, owner: true as const };
  const comment = { id, replyTo, kind: "comment" as const, author, date };
  return {
    ...thread,
    comments: [...thread.comments, { ...comment, format: "markdown", text, source: "author" }],
  };
}
