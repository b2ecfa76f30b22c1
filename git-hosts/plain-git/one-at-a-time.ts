/** Lets one process of ours at a time work on the checked-out files of a repository. */
import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Git } from "./git.ts";

const WAIT_MS = 50;
const ATTEMPTS = 200;

/** Waits for its turn. A lock that a crash left behind is taken over. */
export async function oneAtATime<T>(git: Git, action: () => Promise<T>): Promise<T> {
  const lock = resolve(
    git.directory,
    await git.text(["rev-parse", "--git-common-dir"]),
    "stet.lock",
  );
  for (let count = 0; !(await isTaken(lock)); count += 1) {
    if (count === ATTEMPTS) {
      throw new Error(
        `Another process of Stet is at work in ${git.directory}, so nothing was changed. ` +
          `Let it finish, then try again. If there is none, delete ${lock}.`,
      );
    }
    await delay(WAIT_MS);
  }
  try {
    return await action();
  } finally {
    await rm(lock, { force: true });
  }
}

async function isTaken(lock: string): Promise<boolean> {
  // Written beside and then linked: the lock never stands without its owner's number in it.
  const mine = `${lock}.${randomUUID()}`;
  try {
    await writeFile(mine, String(process.pid));
    await link(mine, lock);
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    await rm(mine, { force: true });
  }
  const owner = await readFile(lock, "utf8").catch(() => "");
  if (owner !== "" && !isAlive(Number(owner))) await removeStale(lock, owner);
  return false;
}

/** Two may find the same stale lock; the slower one must not remove what the other took meanwhile. */
async function removeStale(lock: string, owner: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, "utf8")) === owner) await rm(aside);
  else await rename(aside, lock);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
