/** The lists that pages are made from: one page for each item. */
import { furtherPages } from "../comments/thread-pages.ts";
import { type Alias, aliasesOf } from "./aliases.ts";
import type { Post } from "./post.ts";
import type { MonthOfPosts, YearOfPosts } from "./post-index.ts";
import type { SiteContent } from "./site-content.ts";
import type { TaggedPosts } from "./tag-list.ts";
import { takenFiles } from "./taken-files.ts";

export interface SiteLists {
  /** The posts of each page of the home; at least one page, which may be empty. */
  home: readonly (readonly Post[])[];
  years: readonly YearOfPosts[];
  months: readonly MonthOfPosts[];
  tags: readonly TaggedPosts<Post>[];
  /** Posts and pages. */
  withThread: readonly Post[];
  /** Of threads too long for one page. */
  commentPages: readonly CommentPage[];
  /** Old addresses. */
  aliases: readonly Alias[];
}

export interface CommentPage {
  post: Post;
  /** Below the post's. */
  path: string;
}

/** Eleventy hands arrays on as they are, where it would copy an object for every template. */
export function siteLists(
  { index, threads }: Pick<SiteContent, "index" | "threads">,
  perPage: number,
): SiteLists {
  const { posts, pages, years, tags } = index;
  const months = years.flatMap((year) => year.months);
  const inOrder = [...posts.filter(isPinned), ...posts.filter((post) => !isPinned(post))];
  const home = [inOrder.slice(0, perPage)];
  for (let at = perPage; at < posts.length; at += perPage)
    home.push(inOrder.slice(at, at + perPage));
  const all = [...posts, ...pages];
  const withThread = all.filter(({ comments }) => comments !== null);
  const commentPages = withThread.flatMap((post) =>
    furtherPages(threads.threadOf(post)).map(({ path }) => ({ post, path })),
  );
  const lists = { home, years, months, tags, withThread, commentPages };
  return { ...lists, aliases: aliasesOf(all, takenFiles(all, lists)) };
}

function isPinned({ pinned }: Post): boolean {
  return pinned;
}
