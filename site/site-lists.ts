/** The lists that pages are made from: one page for each item. */
import { furtherPages } from "../comments/thread-pages.ts";
import { type Alias, aliasesOf } from "./aliases.ts";
import type { Post } from "./post.ts";
import type { MonthOfPosts, YearOfPosts } from "./post-index.ts";
import type { SiteContent } from "./site-content.ts";
import type { TaggedPosts } from "./tag-list.ts";
import { takenFiles } from "./taken-files.ts";

/** One of the pages that one template makes. */
export interface ListedPage {
  /** Tells it from the others. */
  key: string;
  /** Whose posts it shows, or which post it belongs to. */
  of: readonly Post[];
}

export interface HomePage extends ListedPage {
  path: string;
  /** From 1. */
  number: number;
  /** How many there are. */
  count: number;
  /** Paths of the pages beside it. */
  newer: string | null;
  older: string | null;
}

export interface CommentPage extends ListedPage {
  post: Post;
  /** Below the post's. */
  path: string;
}

export interface SiteLists {
  /** At least one page, which may be empty. */
  home: readonly HomePage[];
  years: readonly (YearOfPosts & ListedPage)[];
  months: readonly (MonthOfPosts & ListedPage)[];
  tags: readonly (TaggedPosts<Post> & ListedPage)[];
  /** Of threads too long for one page. */
  commentPages: readonly CommentPage[];
  /** Old addresses. */
  aliases: readonly (Alias & ListedPage)[];
}

interface ListedContent extends Pick<SiteContent, "index" | "threads"> {
  settings: Pick<SiteContent["settings"], "postsPerPage">;
}

/** Eleventy hands arrays on as they are, where it would copy an object for every template. */
export function siteLists({ index, threads, settings }: ListedContent): SiteLists {
  const { posts, pages, withThread } = index;
  const years = index.years.map((year) => ({ ...year, key: year.year, of: year.posts }));
  const months = years
    .flatMap((year) => year.months)
    .map((month) => ({ ...month, key: `${month.year}-${month.month}`, of: month.posts }));
  const tags = index.tags.map((tag) => ({ ...tag, key: tag.slug, of: tag.posts }));
  const inOrder = [...posts.filter(isPinned), ...posts.filter((post) => !isPinned(post))];
  const home = homePages(inOrder, settings.postsPerPage);
  const commentPages = commentPagesOf({ index, threads });
  const lists = { home, years, months, tags, commentPages };
  const all = [...posts, ...pages];
  const aliases = aliasesOf(all, takenFiles(all, { ...lists, withThread }));
  return {
    ...lists,
    aliases: aliases.map((alias) => ({ ...alias, key: alias.file, of: [alias.post] })),
  };
}

export function commentPagesOf({
  index,
  threads,
}: Pick<SiteContent, "index" | "threads">): CommentPage[] {
  const long = index.withThread.filter((post) => threads.digestOf(post).isLong);
  return long.flatMap((post) =>
    furtherPages(threads.threadOf(post)).map(({ path }) => ({
      ...{ key: `${post.file} ${path}`, of: [post], post, path },
    })),
  );
}

function homePages(posts: readonly Post[], perPage: number): HomePage[] {
  const count = Math.max(1, Math.ceil(posts.length / perPage));
  const pathOf = (number: number) => (number === 1 ? "/" : `/page/${number}/`);
  return Array.from({ length: count }, (_, at) => {
    const number = at + 1;
    return {
      ...{ key: String(number), path: pathOf(number), number, count },
      of: posts.slice(at * perPage, number * perPage),
      newer: number === 1 ? null : pathOf(number - 1),
      older: number === count ? null : pathOf(number + 1),
    };
  });
}

function isPinned({ pinned }: Post): boolean {
  return pinned;
}
