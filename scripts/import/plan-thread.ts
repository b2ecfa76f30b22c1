/** Adds imported comments to the thread of their post. Pure. */
import { isDeepStrictEqual } from "node:util";
import { type Comment, isRemoved, type Thread } from "../../comments/thread.ts";
import { withPages } from "../../comments/thread-pages.ts";
import { commentIdOf } from "./comment-ids.ts";
import type { ReadComment, RemovedComment, TakenComment } from "./origin.ts";
import { type Outcome, writtenAs } from "./tally.ts";

export interface ThreadPlan {
  /** Null where nothing is to be written. */
  thread: Thread | null;
  /** One for each comment that was read. */
  outcomes: readonly Outcome[];
}

export interface CommentOrigin {
  name: string;
  /** Of the site, see `import-record.ts`. */
  prefix: string;
  /** For threads that have no size of their pages yet. */
  perPage: number;
}

/** What is there stays as it is, and where it is; what is new comes behind it, by date. */
export function planThread(
  thread: Thread,
  comments: readonly ReadComment[],
  origin: CommentOrigin,
): ThreadPlan {
  const here = new Map(thread.comments.map((comment) => [comment.id, comment]));
  const idOf = idsFor(comments, origin.prefix, here);
  const known = new Set([...here.keys(), ...comments.map(({ id }) => idOf(id))]);
  const added = new Map<string, Comment>();
  const outcomes = comments.map((comment): Outcome => {
    const item = nameOf(comment, thread.post);
    if ("leftOut" in comment) return { item, reason: comment.leftOut };
    const id = idOf(comment.id);
    const before = here.get(id);
    if (before !== undefined)
      return { item, reason: isRemoved(before) ? "removed-here" : "here-already" };
    const replyTo = answeredBy(comment, idOf, known);
    const written = commentFrom(comment, { id, replyTo, source: origin.name });
    const first = added.get(id);
    if (first !== undefined)
      return { item, reason: isDeepStrictEqual(first, written) ? "repeated" : "same-id" };
    added.set(id, written);
    return { item, writtenAs: writtenAs(written) };
  });
  const fresh = [...added.values()].sort(byDate);
  if (fresh.length === 0) return { thread: null, outcomes };
  const paged = withPages(thread, origin.perPage);
  return { thread: { ...paged, comments: [...paged.comments, ...fresh] }, outcomes };
}

/** By the origin's id, which is what another one names as its parent. */
function idsFor(
  comments: readonly ReadComment[],
  prefix: string,
  here: ReadonlyMap<string, Comment>,
): (id: string) => string {
  const idHere = ({ ownId, earlierId }: ReadComment) => {
    if (ownId !== undefined || earlierId === undefined || here.size === 0) return ownId;
    const earlier = commentIdOf(prefix, earlierId);
    return here.has(earlier) ? earlier : undefined;
  };
  const own = new Map(comments.map((comment) => [comment.id, idHere(comment)]));
  return (id) => own.get(id) ?? commentIdOf(prefix, id);
}

/** In the report it is found by its number. */
export function nameOf({ id }: ReadComment, post: string) {
  return { what: "comment" as const, id, title: post };
}

/** What it answers may have been left out, and come with a later export: it keeps its place for it. */
function answeredBy(
  { id, parent }: TakenComment | RemovedComment,
  idOf: (id: string) => string,
  known: ReadonlySet<string>,
): string | null {
  const answered = parent === null || parent === id ? null : idOf(parent);
  return answered !== null && known.has(answered) ? answered : null;
}

function commentFrom(
  comment: TakenComment | RemovedComment,
  { id, replyTo, source }: { id: string; replyTo: string | null; source: string },
): Comment {
  const { date } = comment;
  if ("removed" in comment) return { id, replyTo, date, removed: true };
  // What left here and came back has no number of its own that anybody would know it by.
  const imported =
    comment.ownId === undefined ? { imported: { from: source, id: comment.id } } : {};
  return { ...contentOf(comment), id, replyTo, date, source, ...imported };
}

function contentOf({ kind, author, mention, edited, format, text }: TakenComment) {
  const { name = "", url = null, isOwner = false } = author ?? {};
  const by = { name, url, key: null, ...(isOwner ? { owner: true as const } : {}) };
  if (kind === "comment") {
    const changed = edited === undefined ? {} : { edited };
    return { kind, author: by, ...changed, format, text };
  }
  const { source = "", title = "", site = "" } = mention ?? {};
  return {
    kind,
    mention: { source, title, site },
    ...(author === null ? {} : { author: by }),
    ...(text === "" ? {} : { format, text }),
  };
}

function byDate(a: Comment, b: Comment): number {
  // Of ids that end in numbers, the longer is the later.
  return compared(a.date, b.date) || a.id.length - b.id.length || compared(a.id, b.id);
}

function compared(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
