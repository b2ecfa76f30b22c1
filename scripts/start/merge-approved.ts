/** Folds what a moderator approves into its thread as soon as it is seen, as CI would on a remote host. */
import { readSubmissions } from "../../comments/data-files.ts";
import { commitMerge } from "../merge/commit-merge.ts";

const LOOK_EVERY_MS = 500;

/** Looks until the signal says stop. A problem is told once, and tried again when its message changes. */
export async function mergeApproved(
  root: string,
  print: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let told = "";
  while (!signal.aborted) {
    try {
      if (readSubmissions(root).length > 0) {
        for (const line of await commitMerge(root, null)) print(line);
      }
      told = "";
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (message !== told) print(message);
      told = message;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
