/** Waits for the index of a working tree, which the author's own git may hold for a moment. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { GitFailed, gitIn } from "./git.ts";

const WAITS = [50, 100, 200, 400, 800];

export async function whenIndexIsFree(folder: string, action: () => Promise<void>): Promise<void> {
  const lock = resolve(folder, await gitIn(folder).text(["rev-parse", "--git-path", "index.lock"]));
  for (const wait of [0, ...WAITS]) {
    await delay(wait);
    if (existsSync(lock)) continue;
    try {
      return await action();
    } catch (error) {
      const wasTaken = error instanceof GitFailed && error.words.includes("index.lock");
      if (!wasTaken) throw error;
    }
  }
  throw new Error(
    `Another git is at work in ${folder}, so nothing was changed. ` +
      "Let it finish (an editor may be open for a commit message), then try again. " +
      `If no git is running, delete ${lock}.`,
  );
}
