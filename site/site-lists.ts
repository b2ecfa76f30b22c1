/** The lists that pages are made from: one page for each item. */
import { furtherPages } from "../comments/thread-pages.ts";
import { type Alias, aliasesOf } from "./aliases.ts";
import { type ListPage, listPages } from "./list-pages.ts";
import type { Post } from "./post.ts";
import { type MonthOfPosts, monthsOf } from "./post-index.ts";
import type { SiteContent } from "./site-content.ts";
import { tagPath } from "./tag-list.ts";
import { takenFiles } from "./taken-files.ts";

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

/** Eleventy hands arrays on as they are, where it would copy an object for every template. */
export function siteLists({ index, threads, settings }: ListedContent): SiteLists {
  const { posts, pages, withThread } = index;
  const years = index.years.flatMap(({ year, posts: ofYear }) =>
    postsPages(`/archive/${year}/`, ofYear).map((page) => ({
      ...{ ...page, year, months: monthsOf(page.posts) },
    })),
  );
  const months = index.years.flatMap((of) =>
    of.months.flatMap(({ year, month, posts: ofMonth }) =>
      postsPages(`/archive/${year}/${month}/`, ofMonth).map((page) => ({ ...page, year, month })),
    ),
  );
  const tags = index.tags.flatMap(({ name, posts: tagged }) =>
    postsPages(tagPath(name), tagged).map((page) => ({ ...page, name })),
  );
  const inOrder = [...posts.filter(isPinned), ...posts.filter((post) => !isPinned(post))];
  const home = postsPages("/", inOrder, settings.postsPerPage);
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

function postsPages(path: string, posts: readonly Post[], each?: number): PostsPage[] {
  return listPages(path, posts, each).map((page) => ({ ...page, key: page.path, of: page.posts }));
}

function isPinned({ pinned }: Post): boolean {
  return pinned;
}
