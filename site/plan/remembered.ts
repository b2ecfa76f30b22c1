/**
 * Posts and threads as a build remembers them: without what most of them do not say. Each build parses those of
 * all, and in full that takes twice as long. Pure.
 */
import type { ThreadDigest } from "../../comments/thread-digest.ts";
import type { CommentsState } from "../comments-state.ts";
import type { KnownPost } from "../read-posts.ts";
import type { KnownThread } from "../threads.ts";

/** What most posts say of themselves. */
const PLAIN = {
  description: "",
  date: null,
  updated: null,
  tags: [],
  image: null,
  series: null,
  pinned: false,
  toc: false,
  draft: false,
  navigation: true,
  scheduled: false,
  aliases: [],
  pictures: [],
} as const satisfies Partial<KnownPost>;

/** Of comments that do not close by themselves, by why they are closed. */
const COMMENTS: ReadonlyMap<string, CommentsState> = new Map(
  ([null, "no-service", "site", "post", "age"] as const).map((closedBecause) => [
    closedBecause ?? "open",
    { open: closedBecause === null, closedBecause, closes: null },
  ]),
);

type Plain = Pick<KnownPost, keyof typeof PLAIN | "kind" | "month" | "url">;

/** By the path of its file. */
export type RememberedPost = Omit<KnownPost, keyof Plain | "file" | "comments"> &
  Partial<Plain> & { comments?: CommentsState | string };

export function rememberedPost(post: KnownPost): RememberedPost {
  const { id, title, path, key, contentId, comments } = post;
  const plain: Plain = { ...PLAIN, kind: kindOf(post.file), month: monthOf(post), url: path };
  const names = Object.keys(plain) as (keyof Plain)[];
  const said = names.filter((name) => !isSame(post[name], plain[name]));
  return {
    ...{ id, title, path, key, contentId },
    ...Object.fromEntries(said.map((name) => [name, post[name]])),
    ...(comments !== null && { comments: shortComments(comments) }),
  };
}

function kindOf(file: string): KnownPost["kind"] {
  return file.startsWith("pages/") ? "page" : "post";
}

/** In UTC, which at the ends of months is another than in the site's zone. */
function monthOf({ date }: Pick<RememberedPost, "date">): string | null {
  return date?.slice(0, "2026-05".length) ?? null;
}

function isSame(value: Plain[keyof Plain], plain: Plain[keyof Plain]): boolean {
  return Array.isArray(value) ? value.length === 0 : value === plain;
}

function shortComments(comments: CommentsState): CommentsState | string {
  const name = comments.closedBecause ?? "open";
  const { open, closes } = COMMENTS.get(name) ?? {};
  return comments.open === open && comments.closes === closes ? name : comments;
}

function wholeComments(comments: RememberedPost["comments"]): CommentsState | null {
  return typeof comments === "string" ? (COMMENTS.get(comments) ?? null) : (comments ?? null);
}

/** Field by field: V8 would give copies of unlike objects a shape each, and take ten times as long to read them. */
export function wholePost(post: RememberedPost, file: string): KnownPost {
  const { month = monthOf(post) } = post;
  return {
    id: post.id,
    kind: post.kind ?? kindOf(file),
    file,
    title: post.title,
    description: post.description ?? PLAIN.description,
    date: post.date ?? PLAIN.date,
    updated: post.updated ?? PLAIN.updated,
    month,
    tags: post.tags ?? PLAIN.tags,
    image: post.image ?? PLAIN.image,
    series: post.series ?? PLAIN.series,
    pinned: post.pinned ?? PLAIN.pinned,
    toc: post.toc ?? PLAIN.toc,
    draft: post.draft ?? PLAIN.draft,
    navigation: post.navigation ?? PLAIN.navigation,
    scheduled: post.scheduled ?? PLAIN.scheduled,
    path: post.path,
    url: post.url ?? post.path,
    aliases: post.aliases ?? PLAIN.aliases,
    comments: wholeComments(post.comments),
    pictures: post.pictures ?? PLAIN.pictures,
    key: post.key,
    contentId: post.contentId,
  };
}

/** Its key, and its digest. */
export type RememberedThread = readonly [
  key: string,
  responses: number,
  places: number,
  newest: ThreadDigest["newest"],
  changed: ThreadDigest["changed"],
  isLong: boolean,
  commenters: string,
  mentioners: string,
];

export function rememberedThread({ key, digest }: KnownThread): RememberedThread {
  const { responses, places, newest, changed, isLong, commenters, mentioners } = digest;
  return [key, responses, places, newest, changed, isLong, commenters, mentioners];
}

export function wholeThread([
  key,
  responses,
  places,
  newest,
  changed,
  isLong,
  commenters,
  mentioners,
]: RememberedThread): KnownThread {
  return { key, digest: { responses, places, newest, changed, commenters, mentioners, isLong } };
}
