/**
 * What a page can depend on. A fact has a name and an argument, such as `thread posts/a.md`; its key
 * changes when it does. Pure.
 */
import { createHash } from "node:crypto";
import { newestComments } from "../feeds.ts";
import type { Post } from "../post.ts";
import { relatedPosts } from "../related-posts.ts";
import type { SiteContent } from "../site-content.ts";
import { commentPagesOf } from "../site-lists.ts";

/** All that templates can see of a post besides its text. */
const seen = ({ body, ...rest }: Post) => rest;

/** The argument is the path of the file of a post or page; what is not there is null. */
const OF_POST = {
  post: seen,
  text: ({ body }: Post) => body,
  /** Where links to it lead. */
  address: ({ url }: Post) => url,
  thread: (post: Post, { threads }: SiteContent) => threads.threadOf(post),
  responses: (post: Post, { threads }: SiteContent) => threads.responsesOf(post),
  near: (post: Post, { index }: SiteContent) => {
    const near = index.neighbours.get(post);
    return [near?.previous, near?.next].map((other) => other && seen(other));
  },
  related: (post: Post, { index }: SiteContent) => relatedPosts(post, index).map(seen),
  series: (post: Post, { index }: SiteContent) => index.series.get(post)?.posts.map(seen),
  card: ({ file }: Post, { shared }: SiteContent) => shared.cards.get(file),
};

/** The argument is a number, or nothing. */
const OF_SITE = {
  photo: (_: string, { shared }: SiteContent) => shared.photo,
  /** The pages of long threads. */
  further: (_: string, content: SiteContent) =>
    commentPagesOf(content).map(({ post, path }) => [seen(post), path]),
  pages: (_: string, { index }: SiteContent) => index.pages.map(seen),
  posts: (_: string, { index }: SiteContent) => index.posts.map(seen),
  /** The newest comments, with all that their entries take from posts and threads. */
  comments: (most: string, { index, threads }: SiteContent) =>
    newestComments(index.withThread, threads, Number(most)).map(({ post, id }) => [
      ...[id, seen(post), threads.threadOf(post)],
    ]),
};

const OF_PICTURE = {
  picture: (file: string, { pictures }: SiteContent) => pictures.get(file),
};

export type PostFact = keyof typeof OF_POST;
export type SiteFact = keyof typeof OF_SITE;

/** Takes down what a page asked. */
export interface NoteFact {
  (name: PostFact, post: Pick<Post, "file">): void;
  (name: SiteFact, argument?: number): void;
  (name: "picture", file: string): void;
}

export function factName(
  name: string,
  argument: Pick<Post, "file"> | number | string = "",
): string {
  return `${name} ${typeof argument === "object" ? argument.file : argument}`;
}

/** The key of each fact about `content`, computed once. */
export function factKeys(content: SiteContent): (fact: string) => string {
  const known = new Map<string, string>();
  return (fact) => {
    const key = known.get(fact) ?? keyOfFact(fact, content);
    known.set(fact, key);
    return key;
  };
}

function keyOfFact(fact: string, content: SiteContent): string {
  const [, name = "", argument = ""] = /^(\S+) (.*)$/s.exec(fact) ?? [];
  return textKey(JSON.stringify(answerTo(name, argument, content)) ?? "");
}

function answerTo(name: string, argument: string, content: SiteContent): unknown {
  if (isIn(OF_SITE, name)) return OF_SITE[name](argument, content);
  if (isIn(OF_PICTURE, name)) return OF_PICTURE[name](argument, content);
  const post = content.index.byFile.get(argument);
  return isIn(OF_POST, name) && post !== undefined ? OF_POST[name](post, content) : null;
}

function isIn<T extends object>(table: T, name: PropertyKey): name is keyof T {
  return Object.hasOwn(table, name);
}

/** Of a text. Long enough that no two of a site are ever the same by chance. */
export function textKey(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}
