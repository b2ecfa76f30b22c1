/**
 * Posts and threads as a build remembers them: without what most of them do not say. Each build parses those of
 * all, and in full that takes twice as long. Pure.
 */
import type { ThreadDigest } from "../../comments/thread-digest.ts";
import type { KnownPost } from "../read-posts.ts";
import type { KnownThread } from "../threads.ts";

/** What most posts say of themselves. */
const PLAIN = {
  description: "",
  date: null,
  updated: null,
  month: null,
  tags: [],
  image: null,
  series: null,
  pinned: false,
  toc: false,
  draft: false,
  navigation: false,
  scheduled: false,
  aliases: [],
  comments: null,
  pictures: [],
} as const satisfies Partial<KnownPost>;

/** By the path of its file. */
export type RememberedPost = Omit<KnownPost, keyof typeof PLAIN | "file"> &
  Partial<Pick<KnownPost, keyof typeof PLAIN>>;

export function rememberedPost(post: KnownPost): RememberedPost {
  const { id, kind, title, path, url, key, contentId } = post;
  const names = Object.keys(PLAIN) as (keyof typeof PLAIN)[];
  const said = names.filter((name) => !isPlain(post, name)).map((name) => [name, post[name]]);
  return { id, kind, title, path, url, key, contentId, ...Object.fromEntries(said) };
}

function isPlain(post: KnownPost, name: keyof typeof PLAIN): boolean {
  const value = post[name];
  return Array.isArray(value) ? value.length === 0 : value === PLAIN[name];
}

/** Field by field: V8 would give copies of unlike objects a shape each, and take ten times as long to read them. */
export function wholePost(post: RememberedPost, file: string): KnownPost {
  return {
    id: post.id,
    kind: post.kind,
    file,
    title: post.title,
    description: post.description ?? PLAIN.description,
    date: post.date ?? PLAIN.date,
    updated: post.updated ?? PLAIN.updated,
    month: post.month ?? PLAIN.month,
    tags: post.tags ?? PLAIN.tags,
    image: post.image ?? PLAIN.image,
    series: post.series ?? PLAIN.series,
    pinned: post.pinned ?? PLAIN.pinned,
    toc: post.toc ?? PLAIN.toc,
    draft: post.draft ?? PLAIN.draft,
    navigation: post.navigation ?? PLAIN.navigation,
    scheduled: post.scheduled ?? PLAIN.scheduled,
    path: post.path,
    url: post.url,
    aliases: post.aliases ?? PLAIN.aliases,
    comments: post.comments ?? PLAIN.comments,
    pictures: post.pictures ?? PLAIN.pictures,
    key: post.key,
    contentId: post.contentId,
  };
}

/** Its key, and its digest; keys of people in one text, with spaces between. */
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
  const people = [commenters.join(" "), mentioners.join(" ")] as const;
  return [key, responses, places, newest, changed, isLong, ...people];
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
  const people = { commenters: wordsOf(commenters), mentioners: wordsOf(mentioners) };
  return { key, digest: { responses, places, newest, changed, ...people, isLong } };
}

function wordsOf(text: string): string[] {
  return text === "" ? [] : text.split(" ");
}
