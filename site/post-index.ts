/** What is known of all posts and pages without rendering any. Pure. */
import { BadFile } from "../comments/bad-file.ts";
import { readEach } from "../comments/bad-files.ts";
import type { Post, PostOptions } from "./post.ts";
import { type SeriesPart, seriesParts } from "./series.ts";
import { type TaggedPosts, tagList } from "./tag-list.ts";
import { whenAsked } from "./when-asked.ts";

export interface PostIndex {
  /** Newest first. */
  posts: readonly Post[];
  pages: readonly Post[];
  /** Of the pages, those that are linked at the top of every page. */
  navigation: readonly Post[];
  /** Both kinds, where they have a thread. */
  withThread: readonly Post[];
  byFile: ReadonlyMap<string, Post>;
  byId: ReadonlyMap<string, Post>;
  /** Ids of all that is written, drafts and what is still to come as well. */
  written: ReadonlySet<string>;
  neighbours: ReadonlyMap<Post, Neighbours>;
  /** Of each post that is part of a series. */
  series: ReadonlyMap<Post, SeriesPart>;
  tags: readonly TaggedPosts<Post>[];
  /** Newest first. */
  years: readonly YearOfPosts[];
}

export interface Neighbours {
  /** The one before it in time. */
  previous: Post | null;
  next: Post | null;
}

export interface YearOfPosts {
  year: string;
  posts: readonly Post[];
  /** Newest first. */
  months: readonly MonthOfPosts[];
}

export interface MonthOfPosts {
  year: string;
  /** `05` */
  month: string;
  posts: readonly Post[];
}

/** Drafts and what is still to come are left out, except in a preview. Throws where two files claim one id or one address. */
export function postIndex(
  written: readonly Post[],
  options: Pick<PostOptions, "settings"> & { preview: boolean },
): PostIndex {
  insistUnique(written, ({ id }) => id, "the id of its thread");
  insistUnique(written, ({ path }) => path, "the address of its page");
  const all = written.filter(({ draft, scheduled }) => options.preview || !(draft || scheduled));
  const posts = all.filter(({ kind }) => kind === "post").sort(newestFirst);
  const pages = all.filter(({ kind }) => kind === "page");
  const neighbours = whenAsked(() => neighboursIn(posts));
  const series = whenAsked(() => seriesParts(posts));
  const years = whenAsked(() => yearsOf(posts));
  return {
    posts,
    pages,
    navigation: pages.filter(({ navigation }) => navigation),
    withThread: [...posts, ...pages].filter(({ comments }) => comments !== null),
    byFile: new Map(all.map((post) => [post.file, post])),
    byId: new Map(all.map((post) => [post.id, post])),
    written: new Set(written.map(({ id }) => id)),
    tags: tagList(posts, options.settings.language),
    get neighbours() {
      return neighbours();
    },
    get series() {
      return series();
    },
    get years() {
      return years();
    },
  };
}

export function newestFirst(a: Post, b: Post): number {
  return compare(b.date ?? "", a.date ?? "") || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function insistUnique(posts: readonly Post[], keyOf: (post: Post) => string, what: string): void {
  const found = new Map<string, Post>();
  readEach(posts, (post) => {
    const key = keyOf(post);
    const twin = found.get(key);
    if (twin) {
      const message = `${what} is “${key}”, and that of ${twin.file} is the same; rename one of them`;
      throw new BadFile(post.file, [{ field: "", message }]);
    }
    found.set(key, post);
  });
}

function neighboursIn(posts: readonly Post[]): Map<Post, Neighbours> {
  return new Map(
    posts.map((post, at) => [
      post,
      { previous: posts[at + 1] ?? null, next: posts[at - 1] ?? null },
    ]),
  );
}

function yearsOf(posts: readonly Post[]): YearOfPosts[] {
  return grouped(posts, (post) => partsOf(post).year).map(([year, ofYear]) => ({
    year,
    posts: ofYear,
    months: monthsOf(ofYear),
  }));
}

/** The months of posts of one year. */
export function monthsOf(posts: readonly Post[]): MonthOfPosts[] {
  return grouped(posts, (post) => post.month).map(([, ofMonth]) => ({
    ...{ ...partsOf(ofMonth[0]), posts: ofMonth },
  }));
}

function partsOf({ month: written }: Pick<Post, "month">) {
  const [year = "", month = ""] = (written ?? "").split("-");
  return { year, month };
}

/** In the order in which each key comes first. */
function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): [K, [T, ...T[]]][] {
  const groups = new Map<K, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups];
}
