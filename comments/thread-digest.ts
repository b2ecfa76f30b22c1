/** What lists, counts and feeds need to know of a thread, so that it need not be read for them. Pure. */
import { countResponses, isRemoved, type Thread } from "./thread.ts";
import { furtherPages } from "./thread-pages.ts";

export interface ThreadDigest {
  responses: number;
  /** How many places it has: what was removed keeps its own. */
  places: number;
  /** The date of the newest that can be read; null where there is none. */
  newest: string | null;
  /** When one that can be read came or was edited last. */
  changed: string | null;
  /**
   * The keys that comments were written with, each as often as there are such comments, with spaces between: as texts
   * of their own, those of all threads would take more memory than all else that is known of them.
   */
  commenters: string;
  /** The keys that mentions have, likewise. */
  mentioners: string;
  /** It has more pages than the post's own. */
  isLong: boolean;
}

export function threadDigest(thread: Thread): ThreadDigest {
  const commenters: string[] = [];
  const mentioners: string[] = [];
  let newest: string | null = null;
  let changed: string | null = null;
  for (const comment of thread.comments) {
    if (isRemoved(comment)) continue;
    newest = later(newest, comment.date);
    const edited = comment.kind === "comment" ? comment.edited : undefined;
    changed = later(changed, edited ?? comment.date);
    const key = comment.author?.key ?? null;
    if (key !== null) (comment.kind === "comment" ? commenters : mentioners).push(key);
  }
  const isLong = furtherPages(thread).length > 0;
  const { length: places } = thread.comments;
  const responses = countResponses(thread);
  const people = { commenters: commenters.join(" "), mentioners: mentioners.join(" ") };
  return { responses, places, newest, changed, ...people, isLong };
}

function later(a: string | null, b: string): string {
  return a === null || b > a ? b : a;
}
