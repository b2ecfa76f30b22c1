/** Changes one thread on the main branch, with what was approved for it merged in first. */
import { planMerge, threadsAfter } from "../comments/merge-plan.ts";
import { threadPath } from "../comments/paths.ts";
import { stableJson } from "../comments/stable-json.ts";
import { Thread } from "../comments/thread.ts";
import type { FileChange, MainFiles } from "../git-hosts/plain-git/main-branch.ts";
import type { Moderation } from "../git-hosts/plain-git/moderation.ts";
import { submissionsOnMain, threadOnMain } from "./main-comments.ts";

/**
 * One commit with `message`, which must hold nothing that a visitor typed. `change` is pure, may
 * throw to leave everything as it is, and is called again where somebody else changed main meanwhile.
 */
export async function changeThread(
  moderation: Pick<Moderation, "changeMain">,
  post: string,
  message: string,
  change: (thread: Thread) => Thread,
): Promise<void> {
  await moderation.changeMain(message, async (main) => {
    const { thread, merged } = await mergedThread(main, post);
    const content = stableJson(Thread, change(thread));
    const deleted = merged.map((path): FileChange => ({ path, content: null }));
    return [{ path: threadPath(post), content }, ...deleted];
  });
}

/** A thread as the next merge makes it, and the submission files that are then done with. */
async function mergedThread(
  main: MainFiles,
  post: string,
): Promise<{ thread: Thread; merged: readonly string[] }> {
  const thread = await threadOnMain(main, post);
  const threads = new Map([[post, thread]]);
  const plan = planMerge(threads, await submissionsOnMain(main, post), null);
  return { thread: threadsAfter(threads, plan).get(post) ?? thread, merged: plan.merged };
}
