/** Puts the comments of an exported thread into the one that is here, by their ids. Pure. */
import { isDeepStrictEqual } from "node:util";
import { type Comment, isRemoved, type Thread } from "../../../comments/thread.ts";
import { withPages } from "../../../comments/thread-pages.ts";
import type { ThreadPlan } from "../plan-thread.ts";
import { type Outcome, writtenAs } from "../tally.ts";

/**
 * What is here stays as it is, and where it is; what is new comes behind it. Where there is no thread, null,
 * the exported one becomes it as it stands. `perPage` is for one that has no size of its pages yet.
 */
export function mergedThread(here: Thread | null, exported: Thread, perPage: number): ThreadPlan {
  const known = byId(here?.comments ?? []);
  const fresh: Comment[] = [];
  const outcomes = exported.comments.map((comment): Outcome => {
    const item = { what: "comment" as const, id: comment.id, title: exported.post };
    const before = known.get(comment.id);
    if (before !== undefined) return { item, ...notTaken(comment, before) };
    fresh.push(comment);
    return { item, writtenAs: writtenAs(comment) };
  });
  if (here === null) return { thread: exported, outcomes };
  if (fresh.length === 0) return { thread: null, outcomes };
  const paged = withPages(here, perPage);
  return { thread: { ...paged, comments: [...paged.comments, ...fresh] }, outcomes };
}

/** Of two with one id, either may be the same. */
function notTaken(comment: Comment, before: readonly Comment[]) {
  if (before.some((one) => isDeepStrictEqual(one, comment)))
    return { reason: "here-already" as const };
  if (before.some(isRemoved)) return { reason: "removed-here" as const };
  return { reason: "differs" as const, kept: comment };
}

function byId(comments: readonly Comment[]): ReadonlyMap<string, readonly Comment[]> {
  const found = new Map<string, Comment[]>();
  for (const comment of comments) {
    const others = found.get(comment.id);
    if (others === undefined) found.set(comment.id, [comment]);
    else others.push(comment);
  }
  return found;
}
