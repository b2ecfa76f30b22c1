/** The lists that pages are made from: one page for each item. */
import type { Post } from "./post.ts";
import type { PostIndex, YearOfPosts } from "./post-index.ts";
import type { TaggedPosts } from "./tag-list.ts";

export interface SiteLists {
  /** The posts of each page of the home; at least one page, which may be empty. */
  home: readonly (readonly Post[])[];
  years: readonly YearOfPosts[];
  tags: readonly TaggedPosts<Post>[];
  /** Posts and pages. */
  withThread: readonly Post[];
}

/** Eleventy hands arrays on as they are, where it would copy an object for every template. */
export function siteLists({ posts, pages, years, tags }: PostIndex, perPage: number): SiteLists {
  const home = [posts.slice(0, perPage)];
  for (let at = perPage; at < posts.length; at += perPage) home.push(posts.slice(at, at + perPage));
  const withThread = [...posts, ...pages].filter(({ comments }) => comments !== null);
  return { home, years, tags, withThread };
}
