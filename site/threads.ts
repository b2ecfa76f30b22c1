/** The threads of all posts as the site shows them: with what is approved and not yet merged. */
import { commentHtml } from "../comments/comment-html.ts";
import type { ThreadView } from "../comments/comment-view.ts";
import { readSubmissions, readThreads } from "../comments/data-files.ts";
import { type MergeReport, planMerge, threadsAfter } from "../comments/merge-plan.ts";
import { countResponses, emptyThread, type Thread } from "../comments/thread.ts";
import { threadView } from "../comments/thread-view.ts";
import type { Post } from "./post.ts";
import type { PostIndex } from "./post-index.ts";
import type { SiteSettings } from "./settings.ts";

export interface SiteThreads {
  /** An empty one where nobody has said anything. */
  threadOf(post: Post): Thread;
  /** Computed once a post: rendering comments is the dearest part of a page. */
  viewOf(post: Post): ThreadView;
  responsesOf(post: Post): number;
  /** What a person should look at in the submissions that are merged in memory. */
  reports: readonly MergeReport[];
}

/** `root` is the folder of the repository. */
export function readSiteThreads(
  root: string,
  index: PostIndex,
  { maxDepth, perPage }: SiteSettings["comments"],
): SiteThreads {
  // Submissions first: what a merge beside this moves from one to the other is then seen twice
  // (and planned once), never not at all.
  const found = readSubmissions(root);
  const threads = readThreads(root);
  const plan = planMerge(threads, found, new Set(index.byId.keys()), perPage);
  return siteThreads(threadsAfter(threads, plan), plan.reports, maxDepth);
}

export function siteThreads(
  threads: ReadonlyMap<string, Thread>,
  reports: readonly MergeReport[],
  maxDepth: number,
): SiteThreads {
  const views = new Map<string, ThreadView>();
  const threadOf = (post: Post) => threads.get(post.id) ?? emptyThread(post.id);
  const viewOf = (post: Post) => {
    const known = views.get(post.id);
    if (known) return known;
    const view = threadView(threadOf(post), { maxDepth, pageUrl: post.url, render: commentHtml });
    views.set(post.id, view);
    return view;
  };
  return { threadOf, viewOf, responsesOf: (post) => countResponses(threadOf(post)), reports };
}
