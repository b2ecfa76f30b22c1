/** Lets one process of ours at a time work on the checked-out files of a repository. */
import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Git } from "./git.ts";
import { PathTooLong, takeLock } from "./socket-lock.ts";

const WAIT_MS = 10_000;
/** Of chance length: two who got in each other's way must not go on in step. */
const LONGEST_PAUSE_MS = 100;

/** Waits for its turn. */
export async function oneAtATime<T>(git: Git, action: () => Promise<T>): Promise<T> {
  const release = await turnIn(git);
  try {
    return await action();
  } finally {
    await release();
  }
}

async function turnIn(git: Git): Promise<() => Promise<void>> {
  const folder = resolve(git.directory, await git.text(["rev-parse", "--git-common-dir"]));
  const giveUp = performance.now() + WAIT_MS;
  for (;;) {
    const release = await lockIn(folder);
    if (release !== null) return release;
    if (performance.now() > giveUp) {
      throw new Error(
        `Another process of Stet is at work in ${git.directory}, so nothing was changed. ` +
          "Let it finish, then try again.",
      );
    }
    await delay(Math.random() * LONGEST_PAUSE_MS);
  }
}

async function lockIn(folder: string) {
  try {
    return await takeLock(folder, "stet");
  } catch (error) {
    if (!(error instanceof PathTooLong)) throw error;
    throw new Error(`${error.message} Work in the folder itself, or move it to a shorter path.`, {
      cause: error,
    });
  }
}
