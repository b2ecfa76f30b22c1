/** What the deployed site tells the comment service about its posts. */
import type { SiteIndex } from "../comments/site-index.ts";
import { addressesAt } from "./permalinks.ts";
import type { Post } from "./post.ts";
import type { SiteSettings } from "./settings.ts";

/** Of those that have a thread: all posts, and some pages. */
export function publicSiteIndex(
  posts: Iterable<Post>,
  { title, url }: Pick<SiteSettings, "title" | "url">,
  responsesOf: (post: Post) => number,
): SiteIndex {
  const addressOf = addressesAt(url);
  const indexed = [...posts].flatMap((post) => {
    const { comments, id, date, updated, tags } = post;
    if (comments === null) return [];
    return {
      id,
      url: addressOf(post.url),
      title: post.title,
      date,
      updated,
      tags: [...tags],
      comments: comments.open ? ("open" as const) : ("closed" as const),
      closes: comments.closes,
      responses: responsesOf(post),
    };
  });
  return { version: 1, title, url, posts: indexed };
}
