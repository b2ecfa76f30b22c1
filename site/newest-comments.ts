/** Comments as lists and feeds show them: one after the other, each with what it answers. */
import type { CommentView } from "../comments/comment-view.ts";
import { foremost } from "./foremost.ts";
import type { Post } from "./post.ts";
import type { SiteThreads } from "./threads.ts";

export interface FeedComment {
  post: Post;
  comment: CommentView;
  /** When it last changed. */
  updated: string;
  /** Link to the comment that it answers, or to the post. */
  answers: string;
}

/** On all of `posts`, the newest first. Renders only threads that may have one of them. */
export function newestComments(
  posts: readonly Post[],
  threads: Pick<SiteThreads, "viewOf" | "digestOf">,
  most: number,
): FeedComment[] {
  const found = answeredLast(posts, threads, most).flatMap((post) => commentsOn(post, threads));
  return found.sort(byNewest).slice(0, most);
}

/** Those at the places from `start` to before `end` of the thread's file, the newest first. */
export function commentsBetween(
  post: Post,
  threads: Pick<SiteThreads, "viewOf" | "threadOf">,
  start: number,
  end: number,
): FeedComment[] {
  const ids = new Set(
    threads
      .threadOf(post)
      .comments.slice(start, end)
      .map(({ id }) => id),
  );
  return commentsOn(post, threads)
    .filter(({ comment }) => ids.has(comment.id))
    .sort(byNewest);
}

/** Those whose newest comment may be among so many of all, in their own order. */
export function answeredLast(
  posts: readonly Post[],
  { digestOf }: Pick<SiteThreads, "digestOf">,
  most: number,
): Post[] {
  const dates = posts.map((post) => digestOf(post).newest ?? "");
  // As many others have one that is newer than this; of equals all are looked at.
  const last = foremost(dates, most, newestFirst)[most - 1] ?? "";
  return posts.filter((post) => {
    const date = digestOf(post).newest;
    return date !== null && date >= last;
  });
}

function commentsOn(post: Post, { viewOf }: Pick<SiteThreads, "viewOf">): FeedComment[] {
  return viewOf(post).pages.flatMap(({ comments }) => withReplies(post, comments, post.url));
}

/** All that can be read, each before its replies. The view has capped the depth. */
function withReplies(post: Post, comments: readonly CommentView[], above: string): FeedComment[] {
  return comments.flatMap((comment) => {
    const { kind, url, date, edited, inReplyTo, replies } = comment;
    const answers = inReplyTo?.url ?? above;
    const below = withReplies(post, replies, url);
    return kind === "removed"
      ? below
      : [{ post, comment, updated: edited ?? date, answers }, ...below];
  });
}

function byNewest(a: FeedComment, b: FeedComment): number {
  return newestFirst(a.comment.date, b.comment.date);
}

function newestFirst(a: string, b: string): number {
  return a < b ? 1 : -Number(a > b);
}
