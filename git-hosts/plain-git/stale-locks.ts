/** Locks that a git of ours left when it was killed: else nobody could move that ref until a person came. */
import { rm, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Git } from "./git.ts";

/** Refs that nobody but us has reason to move. Any other lock is its owner's to judge. */
const OURS = /^refs\/(?:heads\/comment|stet)\//;

/** Twice as long as any git of ours may run; it holds such a lock for moments. */
const STALE_MS = 4 * 60_000;

/** Whether there were any. To be called where a move has failed. */
export async function removeStaleLocks(git: Git, refs: readonly string[]): Promise<boolean> {
  const ours = refs.filter((ref) => OURS.test(ref));
  if (ours.length === 0) return false;
  const names = ours.flatMap((ref) => ["--git-path", `${ref}.lock`]);
  const paths = (await git.text(["rev-parse", ...names])).split("\n");
  const stale = await Promise.all(paths.map((path) => removeIfStale(resolve(git.directory, path))));
  return stale.includes(true);
}

async function removeIfStale(lock: string): Promise<boolean> {
  const made = await stat(lock).catch(() => null);
  if (made === null || Date.now() - made.mtimeMs < STALE_MS) return false;
  await rm(lock, { force: true });
  return true;
}
