/** The lists that pages are made from: one page for each item. */
import { furtherPages } from "../comments/thread-pages.ts";
import { type Alias, aliasesOf } from "./aliases.ts";
import { type ListPage, listPages } from "./list-pages.ts";
import type { Post } from "./post.ts";
import { type MonthOfPosts, monthsOf, type PostIndex } from "./post-index.ts";
import type { SiteContent } from "./site-content.ts";
import { tagPath } from "./tag-list.ts";
import { takenFiles } from "./taken-files.ts";
import { whenAsked } from "./when-asked.ts";

/** One of the pages that one template makes. */
export interface ListedPage {
  /** Tells it from the others. */
  key: string;
  /** Whose posts it shows, or which post it belongs to. */
  of: readonly Post[];
}

export interface CommentPage extends ListedPage {
  post: Post;
  /** Below the post's. */
  path: string;
}

/** What has more posts than a page holds has several. */
type PostsPage = ListPage<Post> & ListedPage;

export interface SiteLists {
  /** At least one page, which may be empty. */
  home: readonly PostsPage[];
  /** With the months of what stands on the page. */
  years: readonly (PostsPage & { year: string; months: readonly MonthOfPosts[] })[];
  months: readonly (PostsPage & Pick<MonthOfPosts, "year" | "month">)[];
  tags: readonly (PostsPage & { name: string })[];
  /** Of threads too long for one page. */
  commentPages: readonly CommentPage[];
  /** Old addresses. */
  aliases: readonly (Alias & ListedPage)[];
}

interface ListedContent extends Pick<SiteContent, "index" | "threads"> {
  settings: Pick<SiteContent["settings"], "postsPerPage">;
}

/**
 * Each is made when it is asked for, and `aliases` throws {@link BadFile} where two files have one address.
 * Eleventy hands arrays on as they are, where it would copy an object for every template.
 */
export function siteLists(content: ListedContent): SiteLists {
  const { index, settings } = content;
  const home = whenAsked(() => postsPages("/", pinnedFirst(index.posts), settings.postsPerPage));
  const years = whenAsked(() => yearPages(index));
  const months = whenAsked(() => monthPages(index));
  const tags = whenAsked(() => tagPages(index));
  const commentPages = whenAsked(() => commentPagesOf(content));
  const aliases = whenAsked(() => aliasPages(index, lists));
  const lists: SiteLists = {
    get home() {
      return home();
    },
    get years() {
      return years();
    },
    get months() {
      return months();
    },
    get tags() {
      return tags();
    },
    get commentPages() {
      return commentPages();
    },
    get aliases() {
      return aliases();
    },
  };
  return lists;
}

function yearPages({ years }: Pick<PostIndex, "years">): SiteLists["years"] {
  return years.flatMap(({ year, posts }) =>
    postsPages(`/archive/${year}/`, posts).map((page) => ({
      ...{ ...page, year, months: monthsOf(page.posts) },
    })),
  );
}

function monthPages({ years }: Pick<PostIndex, "years">): SiteLists["months"] {
  return years.flatMap(({ months }) =>
    months.flatMap(({ year, month, posts }) =>
      postsPages(`/archive/${year}/${month}/`, posts).map((page) => ({ ...page, year, month })),
    ),
  );
}

function tagPages({ tags }: Pick<PostIndex, "tags">): SiteLists["tags"] {
  return tags.flatMap(({ name, posts }) =>
    postsPages(tagPath(name), posts).map((page) => ({ ...page, name })),
  );
}

function aliasPages(
  { posts, pages, withThread }: Pick<PostIndex, "posts" | "pages" | "withThread">,
  { home, years, months, tags, commentPages }: SiteLists,
): SiteLists["aliases"] {
  const all = [...posts, ...pages];
  const taken = takenFiles(all, { home, years, months, tags, withThread, commentPages });
  return aliasesOf(all, taken).map((alias) => ({ ...alias, key: alias.file, of: [alias.post] }));
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

function postsPages(path: string, posts: readonly Post[], each?: number): PostsPage[] {
  return listPages(path, posts, each).map((page) => ({ ...page, key: page.path, of: page.posts }));
}

function pinnedFirst(posts: readonly Post[]): Post[] {
  return [...posts.filter(isPinned), ...posts.filter((post) => !isPinned(post))];
}

function isPinned({ pinned }: Post): boolean {
  return pinned;
}
