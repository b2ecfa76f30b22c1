/** Locks that a git of ours left when it was killed: else nobody could move that ref until a person came. */
import { rm, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Git } from "./git.ts";

/** Refs that nobody but us has reason to move. Any other lock is its owner's to judge. */
const OURS = /^refs\/(?:heads\/comment|stet)\//;

/** Twice as long as any git of ours may run; it holds such a lock for moments. */
const STALE_MS = 4 * 60_000;

/**
 * Whether there were any. To be called where a move has failed. Throws where there are some that a git may
 * be at work under: one that is killed leaves one for each ref that it was to move.
 */
export async function removeStaleLocks(git: Git, refs: readonly string[]): Promise<boolean> {
  const ours = refs.filter((ref) => OURS.test(ref));
  if (ours.length === 0) return false;
  const names = ours.flatMap((ref) => ["--git-path", `${ref}.lock`]);
  const found = (await git.text(["rev-parse", ...names])).split("\n");
  const paths = found.map((path) => resolve(git.directory, path));
  const states = await Promise.all(
    paths.map(async (path) => [path, await removedIfStale(path)] as const),
  );
  const young = states.filter(([, state]) => state === "young").map(([path]) => path);
  if (young.length > 0) throw new Error(heldBy(young));
  return states.some(([, state]) => state === "removed");
}

async function removedIfStale(lock: string): Promise<"none" | "young" | "removed"> {
  const made = await stat(lock).catch(() => null);
  if (made === null) return "none";
  if (Date.now() - made.mtimeMs < STALE_MS) return "young";
  await rm(lock, { force: true });
  return "removed";
}

function heldBy(locks: readonly string[]): string {
  const [first] = locks;
  const proposals = locks.length === 1 ? "a proposal" : `${locks.length} proposals`;
  return (
    `Another git is at work on ${proposals}, or was killed there, so nothing was changed (${first}). ` +
    "Try again in five minutes: a lock that stays longer goes by itself."
  );
}
