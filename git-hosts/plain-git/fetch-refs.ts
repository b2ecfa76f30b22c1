/** Fetches refs of a remote into names of ours, beside others who do the same. */
import { setTimeout as delay } from "node:timers/promises";
import { type Git, GitFailed } from "./git.ts";

const ATTEMPTS = 8;
const LONGEST_PAUSE_MS = 100;

/** `specs` as git takes them, `+theirs:ours`; `options` besides those that keep it quiet. */
export async function fetchRefs(
  git: Git,
  remote: string,
  specs: readonly string[],
  options: readonly string[] = [],
): Promise<void> {
  for (let count = 1; ; count += 1) {
    try {
      await git.text(["fetch", "--quiet", "--no-tags", ...options, remote, ...specs]);
      return;
    } catch (error) {
      if (count === ATTEMPTS || !isCollision(error)) throw error;
      await delay(Math.random() * LONGEST_PAUSE_MS);
    }
  }
}

/** All was fetched, and a ref of ours was not written: another fetch was at it. */
function isCollision(error: unknown): boolean {
  // What keeps git from fetching at all, a remote that is away or declines, ends it with 128.
  return error instanceof GitFailed && error.exitCode === 1;
}
