/** Shares the index of a working tree with the author's own git, which may hold it for a moment. */
import { existsSync } from "node:fs";
import { copyFile, type FileHandle, open, rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { GitFailed, gitIn } from "./git.ts";

const WAITS = [50, 100, 200, 400, 800];

export async function whenIndexIsFree(folder: string, action: () => Promise<void>): Promise<void> {
  const { lock } = await indexOf(folder);
  for (const wait of [0, ...WAITS]) {
    await delay(wait);
    if (existsSync(lock)) continue;
    try {
      return await action();
    } catch (error) {
      const wasTaken =
        error instanceof GitFailed && error.words.includes("index.lock': File exists");
      if (!wasTaken) throw error;
    }
  }
  throw busy(folder, lock);
}

/**
 * Keeps every other git from the index until `action` is done: `git commit -a` holds the same lock
 * until its branch has moved. `action` gets the environment in which git works on the index.
 */
export async function withIndexLocked(
  folder: string,
  action: (env: Readonly<Record<string, string>>) => Promise<void>,
): Promise<void> {
  const { index, lock } = await indexOf(folder);
  await (await lockFile(folder, lock)).close();
  try {
    const env = { GIT_INDEX_FILE: lock };
    if (existsSync(index)) await copyFile(index, lock);
    else await gitIn(folder).text(["read-tree", "--empty"], { env });
    await action(env);
    await rename(lock, index);
  } catch (error) {
    await rm(lock, { force: true });
    throw error;
  }
}

async function lockFile(folder: string, lock: string): Promise<FileHandle> {
  for (const wait of [0, ...WAITS]) {
    await delay(wait);
    try {
      return await open(lock, "wx");
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
  throw busy(folder, lock);
}

async function indexOf(folder: string): Promise<{ index: string; lock: string }> {
  const path = await gitIn(folder).text(["rev-parse", "--git-path", "index"]);
  const index = resolve(folder, path);
  return { index, lock: `${index}.lock` };
}

function busy(folder: string, lock: string): Error {
  return new Error(
    `Another git is at work in ${folder}, so nothing was changed. ` +
      "Let it finish (an editor may be open for a commit message), then try again. " +
      `If no git is running, delete ${lock}.`,
  );
}
