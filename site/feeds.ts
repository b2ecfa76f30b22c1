/** What stands in the feeds: the newest posts with their text, and the newest comments. */
import type { CommentView } from "../comments/comment-view.ts";
import { parsedUrl } from "../comments/parsed-url.ts";
import { isRemoved } from "../comments/thread.ts";
import { pictureFile } from "./images/picture-file.ts";
import { pictureInFeed } from "./images/shown-picture.ts";
import { linkTo } from "./permalinks.ts";
import type { Post } from "./post.ts";
import { resolveLink } from "./post-links.ts";
import { renderPost } from "./post-markdown.ts";
import type { LinkedContent } from "./site-content.ts";
import type { SiteThreads } from "./threads.ts";

const POSTS_IN_FEED = 20;
export const COMMENTS_IN_FEED = 50;
const EMPTY_FEED_DATE = "1970-01-01T00:00:00Z";

export interface FeedComment {
  post: Post;
  comment: CommentView;
  /** When it last changed. */
  updated: string;
  /** Link to the comment that it answers, or to the post. */
  answers: string;
}

export function feedPosts<P>(posts: readonly P[]): readonly P[] {
  return posts.slice(0, POSTS_IN_FEED);
}

/** Where the newest comments on all of `posts` are, the newest first. Renders nothing, and reads few threads. */
export function newestComments(
  posts: readonly Post[],
  threads: Pick<SiteThreads, "threadOf" | "digestOf">,
  most: number,
): { post: Post; id: string }[] {
  const found = answeredLast(posts, threads, most).flatMap((post) =>
    threads
      .threadOf(post)
      .comments.flatMap((comment) =>
        isRemoved(comment) ? [] : { post, id: comment.id, date: comment.date },
      ),
  );
  return found.sort((a, b) => newestFirst(a.date, b.date)).slice(0, most);
}

/** Those whose newest comment may be among so many of all, in their own order. */
export function answeredLast(
  posts: readonly Post[],
  { digestOf }: Pick<SiteThreads, "digestOf">,
  most: number,
): Post[] {
  const newest = posts.flatMap((post) => digestOf(post).newest ?? []).sort(newestFirst);
  // As many others have one that is newer than this; of equals all are looked at.
  const last = newest[most - 1] ?? "";
  return posts.filter((post) => {
    const date = digestOf(post).newest;
    return date !== null && date >= last;
  });
}

/** The same with what they say. Renders only threads that have one of them. */
export function feedComments(
  posts: readonly Post[],
  threads: SiteThreads,
  most = COMMENTS_IN_FEED,
): FeedComment[] {
  const newest = newestComments(posts, threads, most);
  const wanted = new Set(newest.map(({ id }) => id));
  return [...new Set(newest.map(({ post }) => post))]
    .flatMap((post) =>
      threads.viewOf(post).pages.flatMap(({ comments }) => entriesOf(post, comments, post.url)),
    )
    .filter(({ comment }) => wanted.has(comment.id))
    .sort((a, b) => newestFirst(a.comment.date, b.comment.date));
}

/** All that can be read of a thread, each before its replies. The view has capped the depth. */
function entriesOf(post: Post, comments: readonly CommentView[], above: string): FeedComment[] {
  return comments.flatMap((comment) => {
    const { kind, url, date, edited, inReplyTo, replies } = comment;
    const answers = inReplyTo?.url ?? above;
    const below = entriesOf(post, replies, url);
    return kind === "removed"
      ? below
      : [{ post, comment, updated: edited ?? date, answers }, ...below];
  });
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
  return renderPost(
    post.body(),
    (written) => {
      const address = resolveLink(written, post, index.byFile, settings.url) ?? written;
      return parsedUrl(address, page)?.href ?? address;
    },
    (written) => {
      const plan = pictures.get(pictureFile(written, post.file) ?? "");
      return plan
        ? pictureInFeed(plan, (path) => new URL(linkTo(path, settings.url), page).href)
        : null;
    },
  );
}

function newestFirst(a: string, b: string): number {
  return a < b ? 1 : -Number(a > b);
}
