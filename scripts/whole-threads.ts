/** Threads as the site shows them: with what is approved and not merged. */
import { readSubmissions, readThread } from "../comments/data-files.ts";
import { type FoundSubmission, planMerge, threadsAfter } from "../comments/merge-plan.ts";
import type { Thread } from "../comments/thread.ts";

export interface WholeThread {
  thread: Thread;
  /** Paths of the submissions that it holds and the file of the thread does not. */
  merged: readonly string[];
}

/** `root` is the folder of the repository; `perPage` is for threads without a size of their pages. */
export function wholeThreads(root: string, perPage: number): (post: string) => WholeThread {
  const waiting = new Map<string, FoundSubmission[]>();
  for (const found of readSubmissions(root)) {
    const { post } = found.submission;
    const others = waiting.get(post);
    if (others === undefined) waiting.set(post, [found]);
    else others.push(found);
  }
  return (post) => {
    const thread = readThread(root, post);
    const threads = new Map([[post, thread]]);
    const plan = planMerge(threads, waiting.get(post) ?? [], null, perPage);
    return { thread: threadsAfter(threads, plan).get(post) ?? thread, merged: plan.merged };
  };
}
