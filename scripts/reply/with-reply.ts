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

/** Throws where the comment that is answered has been removed. */
export function withReply(thread: Thread, { id, replyTo, date, name, text }: Reply): Thread {
  livingComment(thread, replyTo);
  const author = { name, url: null, key: null, owner: true as const };
  const comment = { id, replyTo, kind: "comment" as const, author, date };
  return {
    ...thread,
    comments: [...thread.comments, { ...comment, format: "markdown", text, source: "author" }],
  };
}
