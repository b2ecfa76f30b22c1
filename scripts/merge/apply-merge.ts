/** Reads what there is to merge, and carries a merge plan out in the working tree. */
import {
  deleteSubmission,
  readSubmissions,
  readThread,
  syncThreads,
  writeThreads,
} from "../../comments/data-files.ts";
import { type MergePlan, type PostIds, planMerge } from "../../comments/merge-plan.ts";

/**
 * Reads only the threads that have something to merge. `posts` null merges for any post; `perPage` is
 * for threads without a size of their pages; with `only`, no other submission than these paths.
 */
export function readMergePlan(
  root: string,
  posts: PostIds | null,
  { perPage = null, only }: { perPage?: number | null; only?: ReadonlySet<string> } = {},
): MergePlan {
  const found = readSubmissions(root).filter(({ path }) => only?.has(path) ?? true);
  const wanted = new Set(found.map(({ submission }) => submission.post));
  const threads = new Map([...wanted].map((post) => [post, readThread(root, post)]));
  return planMerge(threads, found, posts, perPage);
}

/**
 * Threads first, then the submissions they hold: after a crash at any point the next run finds
 * each comment in its thread or still as a file, and finishes.
 */
export function applyMerge(root: string, plan: MergePlan): void {
  writeThreads(root, plan.threads);
  if (plan.threads.length > 0) syncThreads(root);
  for (const path of plan.merged) deleteSubmission(root, path);
}

/** Those of these submission files, there or not, whose comment stands in its thread. */
export function mergedAmong(root: string, paths: readonly string[]): string[] {
  // Each thread is read once, however many of the files were for it.
  const threads = new Map<string, ReadonlySet<string>>();
  return paths.filter((path) => {
    const [, post, id] = /\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
    if (post === undefined || id === undefined) return false;
    const ids =
      threads.get(post) ?? new Set(readThread(root, post).comments.map((comment) => comment.id));
    threads.set(post, ids);
    return ids.has(id);
  });
}
