/** Reads what there is to merge, and carries a merge plan out in the working tree. */
import {
  deleteSubmission,
  readSubmissions,
  readThread,
  writeThread,
} from "../../comments/data-files.ts";
import { type MergePlan, planMerge } from "../../comments/merge-plan.ts";

/** Reads only the threads that have something to merge. `posts` null merges for any post. */
export function readMergePlan(root: string, posts: ReadonlySet<string> | null): MergePlan {
  const found = readSubmissions(root);
  const wanted = new Set(found.map(({ submission }) => submission.post));
  const threads = new Map([...wanted].map((post) => [post, readThread(root, post)]));
  return planMerge(threads, found, posts);
}

/**
 * Threads first, then the submissions they hold: after a crash at any point the next run finds
 * each comment in its thread or still as a file, and finishes.
 */
export function applyMerge(root: string, plan: MergePlan): void {
  for (const thread of plan.threads) writeThread(root, thread);
  for (const path of plan.merged) deleteSubmission(root, path);
}
