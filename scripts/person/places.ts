/** The comments that were found, with where each is to be seen. */
import { basename } from "node:path";
import type { CommentView } from "../../comments/comment-view.ts";
import { type Comment, isRemoved, type Thread } from "../../comments/thread.ts";
import { threadView } from "../../comments/thread-view.ts";
import { linkTo } from "../../site/permalinks.ts";
import type { SiteSettings } from "../../site/settings.ts";
import type { PostHere } from "../import/posts-here.ts";
import { wholeThreads } from "../whole-threads.ts";
import { isAmong, type Sighting } from "./sightings.ts";

export interface PlacedComment {
  post: string;
  /** Of the post; null where there is none any more. */
  title: string | null;
  /** Permalink; null where no page shows it. */
  url: string | null;
  /** Among the top-level comments of its post; null for a reply. */
  number: number | null;
  /** False where it is approved and still a file of its own. */
  isMerged: boolean;
  comment: Exclude<Comment, { removed: true }>;
}

/** In the order of posts and threads. `root` is the folder of the repository. */
export function placedComments(
  root: string,
  sightings: readonly Sighting[],
  { posts, settings }: { posts: readonly PostHere[]; settings: SiteSettings },
): PlacedComment[] {
  const here = new Map(posts.map((post) => [post.id, post]));
  const threadOf = wholeThreads(root, settings.comments.perPage);
  const isMeant = isAmong(sightings);
  return [...new Set(sightings.map((one) => one.post))].flatMap((id) => {
    const post = here.get(id);
    const { thread, merged } = threadOf(id);
    const unmerged = new Set(merged.map((path) => basename(path, ".json")));
    const views = viewsOf(thread, post?.path ?? "/", settings);
    return thread.comments.flatMap((comment) => {
      if (isRemoved(comment) || !isMeant(id, comment)) return [];
      const { url = null, number = null } = views.get(comment.id) ?? {};
      return {
        post: id,
        title: post?.title ?? null,
        url: post === undefined ? null : url,
        number,
        isMerged: !unmerged.has(comment.id),
        comment,
      };
    });
  });
}

function viewsOf(thread: Thread, path: string, { url, comments }: SiteSettings) {
  const pageUrl = new URL(linkTo(path, url), url).href;
  const { pages } = threadView(thread, { maxDepth: comments.maxDepth, pageUrl, render: () => "" });
  const views = new Map<string, CommentView>();
  const waiting = pages.flatMap((page) => page.comments);
  for (let view = waiting.pop(); view; view = waiting.pop()) {
    views.set(view.id, view);
    for (const reply of view.replies) waiting.push(reply);
  }
  return views;
}
