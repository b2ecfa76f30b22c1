/** The lists that pages are made from: one page for each item. */
import { type Alias, aliasesOf } from "./aliases.ts";
import type { Post } from "./post.ts";
import type { PostIndex, YearOfPosts } from "./post-index.ts";
import { type TaggedPosts, tagPath } from "./tag-list.ts";

export interface SiteLists {
  /** The posts of each page of the home; at least one page, which may be empty. */
  home: readonly (readonly Post[])[];
  years: readonly YearOfPosts[];
  tags: readonly TaggedPosts<Post>[];
  /** Posts and pages. */
  withThread: readonly Post[];
  /** Old addresses. */
  aliases: readonly Alias[];
}

/** Eleventy hands arrays on as they are, where it would copy an object for every template. */
export function siteLists(index: PostIndex, perPage: number): SiteLists {
  const { posts, pages, years, tags } = index;
  const home = [posts.slice(0, perPage)];
  for (let at = perPage; at < posts.length; at += perPage) home.push(posts.slice(at, at + perPage));
  const all = [...posts, ...pages];
  const withThread = all.filter(({ comments }) => comments !== null);
  const aliases = aliasesOf(all, pathsOf({ home, years, tags }));
  return { home, years, tags, withThread, aliases };
}

/** As the templates in pages/ and machine-files.ts have them. */
function pathsOf({ home, years, tags }: Pick<SiteLists, "home" | "years" | "tags">): string[] {
  return [
    ...["/", "/archive/", "/tags/", "/404.html", "/robots.txt", "/sitemap.xml"],
    ...["/feed.xml", "/comments.xml", "/feed.json", "/site-index.json", "/commenters.json"],
    ...home.slice(1).map((_, at) => `/page/${at + 2}/`),
    ...years.map(({ year }) => `/archive/${year}/`),
    ...tags.map(({ name }) => tagPath(name)),
  ];
}
