/** Adds imported comments to the thread of their post. Pure. */
import { type Comment, isRemoved, type Thread } from "../../comments/thread.ts";
import { withPages } from "../../comments/thread-pages.ts";
import { commentIdOf } from "./comment-ids.ts";
import type { ReadComment, TakenComment } from "./origin.ts";
import type { Outcome, WrittenAs } from "./tally.ts";

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
  const idOf = (id: string) => commentIdOf(origin.prefix, id);
  const known = new Set([...here.keys(), ...comments.map(({ id }) => idOf(id))]);
  const added = new Map<string, Comment>();
  const outcomes = comments.map((comment): Outcome => {
    const item = nameOf(comment, thread.post);
    if ("leftOut" in comment) return { item, reason: comment.leftOut };
    const id = idOf(comment.id);
    const before = here.get(id);
    if (before !== undefined)
      return { item, reason: isRemoved(before) ? "removed-here" : "here-already" };
    if (added.has(id)) return { item, reason: "repeated" };
    const replyTo = answeredBy(comment, idOf, known);
    added.set(id, commentFrom(comment, { id, replyTo, source: origin.name }));
    return { item, writtenAs: writtenAs(comment, replyTo) };
  });
  const fresh = [...added.values()].sort(byDate);
  if (fresh.length === 0) return { thread: null, outcomes };
  const paged = withPages(thread, origin.perPage);
  return { thread: { ...paged, comments: [...paged.comments, ...fresh] }, outcomes };
}

/** In the report it is found by its number. */
export function nameOf({ id }: ReadComment, post: string) {
  return { what: "comment" as const, id, title: post };
}

/** What it answers may have been left out, and come with a later export: it keeps its place for it. */
function answeredBy(
  { id, parent }: TakenComment,
  idOf: (id: string) => string,
  known: ReadonlySet<string>,
): string | null {
  const answered = parent === null || parent === id ? null : idOf(parent);
  return answered !== null && known.has(answered) ? answered : null;
}

function writtenAs({ kind }: TakenComment, replyTo: string | null): WrittenAs {
  if (kind !== "comment") return kind;
  return replyTo === null ? "comment" : "reply";
}

function commentFrom(
  { id, kind, author, mention, date, edited, format, text }: TakenComment,
  place: { id: string; replyTo: string | null; source: string },
): Comment {
  const imported = { from: place.source, id };
  const whole = { id: place.id, replyTo: place.replyTo, date, source: place.source, imported };
  if (kind === "comment") {
    const { name = "", url = null, isOwner = false } = author ?? {};
    const owner = isOwner ? { owner: true as const } : {};
    const changed = edited === undefined ? {} : { edited };
    return { ...whole, kind, author: { name, url, key: null, ...owner }, ...changed, format, text };
  }
  const { source = "", title = "", site = "" } = mention ?? {};
  return {
    ...whole,
    kind,
    mention: { source, title, site },
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
