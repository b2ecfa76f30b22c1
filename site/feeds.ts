/** What stands in the feeds of posts, and when a feed changed. */
import { parsedUrl } from "../comments/parsed-url.ts";
import { pictureFile } from "./images/picture-file.ts";
import { pictureInFeed } from "./images/shown-picture.ts";
import { linkTo } from "./permalinks.ts";
import type { Post } from "./post.ts";
import { resolveLink } from "./post-links.ts";
import { renderPost } from "./post-markdown.ts";
import type { LinkedContent } from "./site-content.ts";

const POSTS_IN_FEED = 20;
const EMPTY_FEED_DATE = "1970-01-01T00:00:00Z";

export function feedPosts<P>(posts: readonly P[]): readonly P[] {
  return posts.slice(0, POSTS_IN_FEED);
}

/** When the newest of a feed's entries changed; of an empty feed, the beginning of time. */
export function newestChange(
  entries: readonly { date?: string | null; updated: string | null }[],
): string {
  const changes = entries.flatMap(({ updated, date }) => updated ?? date ?? []);
  return changes.sort().at(-1) ?? EMPTY_FEED_DATE;
}

/** A post's text with absolute addresses: a feed is read anywhere. */
export function feedHtml(post: Post, { index, settings, pictures }: LinkedContent): string {
  const page = new URL(post.url, settings.url);
  return renderPost(post.body(), {
    language: settings.language,
    among: post.id,
    resolve: (written) => {
      const address = resolveLink(written, post, index.byFile, settings.url) ?? written;
      return parsedUrl(address, page)?.href ?? address;
    },
    show: (written) => {
      const plan = pictures.get(pictureFile(written, post.file) ?? "");
      return plan
        ? pictureInFeed(plan, (path) => new URL(linkTo(path, settings.url), page).href)
        : null;
    },
  });
}
