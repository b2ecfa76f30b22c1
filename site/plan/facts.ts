/**
 * What a page can depend on. A fact has a name and an argument, such as `thread posts/a.md`; its key
 * changes when it does. Pure.
 */
import type { PicturePlan } from "../images/picture-plan.ts";
import { answeredLast } from "../newest-comments.ts";
import type { Post } from "../post.ts";
import { relatedPosts } from "../related-posts.ts";
import type { SiteContent } from "../site-content.ts";
import { commentPagesOf } from "../site-lists.ts";
import { textKey } from "../text-key.ts";
import type { BuildTraces } from "./build-traces.ts";
import { chosen, entriesOf } from "./table.ts";

/** The argument is the path of the file of a post or page; of what is not there the key is empty. */
const OF_POST = {
  post: ({ key }: Post) => key,
  text: ({ contentId }: Post) => contentId,
  /** Where links to it lead. */
  address: ({ url }: Post) => url,
  thread: (post: Post, { threads }: SiteContent) => threads.keyOf(post),
  responses: (post: Post, { threads }: SiteContent) => `${threads.digestOf(post).responses}`,
  near: (post: Post, { index }: SiteContent) => {
    const near = index.neighbours.get(post);
    return `${near?.previous?.key} ${near?.next?.key}`;
  },
  related: (post: Post, { index }: SiteContent) => keyOfPosts(relatedPosts(post, index)),
  series: (post: Post, { index }: SiteContent) => keyOfPosts(index.series.get(post)?.posts ?? []),
  card: ({ file }: Post, { shared }: SiteContent) => keyOfPicture(shared.cards.get(file)),
};

/** The argument is a number, or nothing. */
const OF_SITE = {
  photo: (_: string, { shared }: SiteContent) => keyOfPicture(shared.photo),
  /** The pages of long threads. */
  further: (_: string, content: SiteContent) =>
    listKey(commentPagesOf(content).map(({ post, path }) => `${post.key} ${path}`)),
  pages: (_: string, { index }: SiteContent) => keyOfPosts(index.pages),
  navigation: (_: string, { index }: SiteContent) => keyOfPosts(index.navigation),
  posts: (_: string, { index }: SiteContent) => keyOfPosts(index.posts),
  /** Of all posts and pages: for what would else ask each of them for its `thread`. */
  threads: (_: string, { index, threads }: SiteContent) =>
    keyOfThreads(index.byFile.values(), threads),
  /** The newest comments: all of the threads that may have one of them, and their posts. */
  comments: (most: string, { index, threads }: SiteContent) =>
    keyOfThreads(answeredLast(index.withThread, threads, Number(most)), threads),
};

const OF_PICTURE = {
  picture: (file: string, { pictures }: SiteContent) => keyOfPicture(pictures.get(file)),
};

function keyOfPosts(posts: readonly Post[]): string {
  return listKey(posts.map(({ key }) => key));
}

/** Of these posts with their threads. */
function keyOfThreads(posts: Iterable<Post>, threads: SiteContent["threads"]): string {
  return listKey([...posts].map((post) => `${post.key} ${threads.keyOf(post)}`));
}

function listKey(keys: readonly string[]): string {
  return keys.length === 0 ? "" : textKey(keys.join("\n"));
}

function keyOfPicture(plan: PicturePlan | null | undefined): string {
  return plan ? textKey(JSON.stringify(plan)) : "";
}

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

/** Those that follow from what posts say of themselves, and so from {@link shapeOf}. */
const FROM_POSTS = /^(?:post|address|near|related|series|pages|navigation|posts) /;

/** As long as it is the same there are the same pages, and posts say the same of themselves. */
export function shapeOf(content: SiteContent): string {
  const { posts, pages } = content.index;
  return textKey(`${keyOfPosts([...posts, ...pages])} ${keyOfFact(factName("further"), content)}`);
}

/**
 * Of the facts that the last build left, those whose keys are others now. `shape` is that of the content; `some`
 * are the only ones that can be others, null where all are looked at. Where the shape is the same, what follows
 * from posts is not found out again, which takes longest.
 */
export function changedFacts(
  { said, tables }: BuildTraces,
  content: SiteContent,
  shape: string,
  some: readonly string[] | null,
): Map<string, string> {
  const isSameShape = said.shape === shape;
  const known = some === null ? entriesOf(tables.facts) : chosen(tables.facts, some);
  const changed = new Map<string, string>();
  for (const [fact, before] of known) {
    if (isSameShape && FROM_POSTS.test(fact)) continue;
    const key = keyOfFact(fact, content);
    if (key !== before) changed.set(fact, key);
  }
  return changed;
}

export function keyOfFact(fact: string, content: SiteContent): string {
  const space = fact.indexOf(" ");
  const [name, argument] = [fact.slice(0, space), fact.slice(space + 1)];
  if (isIn(OF_SITE, name)) return OF_SITE[name](argument, content);
  if (isIn(OF_PICTURE, name)) return OF_PICTURE[name](argument, content);
  const post = content.index.byFile.get(argument);
  return isIn(OF_POST, name) && post !== undefined ? OF_POST[name](post, content) : "";
}

function isIn<T extends object>(table: T, name: PropertyKey): name is keyof T {
  return Object.hasOwn(table, name);
}
