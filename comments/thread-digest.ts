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
  /** The keys that stand in it, and how many comments were written with each: 0 for one of a mention. */
  keys: Readonly<Record<string, number>>;
  /** It has more pages than the post's own. */
  isLong: boolean;
}

export function threadDigest(thread: Thread): ThreadDigest {
  const keys: Record<string, number> = {};
  let newest: string | null = null;
  let changed: string | null = null;
  for (const comment of thread.comments) {
    if (isRemoved(comment)) continue;
    newest = later(newest, comment.date);
    const edited = comment.kind === "comment" ? comment.edited : undefined;
    changed = later(changed, edited ?? comment.date);
    const key = comment.author?.key ?? null;
    if (key !== null) keys[key] = (keys[key] ?? 0) + Number(comment.kind === "comment");
  }
  const isLong = furtherPages(thread).length > 0;
  const { length: places } = thread.comments;
  return { responses: countResponses(thread), places, newest, changed, keys, isLong };
}

function later(a: string | null, b: string): string {
  return a === null || b > a ? b : a;
}
