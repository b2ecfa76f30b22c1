/** All threads of a repository at once, which nobody but a test needs. */
import { readThread, threadIds } from "../../comments/data-files.ts";
import type { Thread } from "../../comments/thread.ts";

/** By post id. */
export function readThreads(root: string): Map<string, Thread> {
  return new Map(threadIds(root).map((id) => [id, readThread(root, id)]));
}
