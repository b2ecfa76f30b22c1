/** Lets one process of ours at a time work on the checked-out files of a repository. */
import { resolve } from "node:path";
import type { Git } from "./git.ts";
import { PathTooLong, waitForLock } from "./socket-lock.ts";

const WAIT_MS = 10_000;

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
  try {
    return await waitForLock(folder, "stet", () => {
      if (performance.now() > giveUp) throw new Error(busy(git));
    });
  } catch (error) {
    if (!(error instanceof PathTooLong)) throw error;
    throw new Error(`${error.message} Work in the folder itself, or move it to a shorter path.`, {
      cause: error,
    });
  }
}

function busy(git: Git): string {
  return (
    `Another process of Stet is at work in ${git.directory}, so nothing was changed. ` +
    "Let it finish, then try again."
  );
}
