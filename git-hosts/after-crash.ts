/** Puts back what a run that was killed had brought into the working trees before main was to move. */
import type { Git } from "./git.ts";
import { objectIds } from "./objects.ts";
import { settleWorktrees } from "./settle-worktrees.ts";
import { changesBetween } from "./tree-changes.ts";

/** Where main is about to move while working trees are brought along; gone in the moment when it has. */
export const SETTLING = "refs/stet/settling";

/**
 * Without this, the next change of the same thread would find the killed one's text in its way and take
 * it for the author's. What differs from that text, and what main has changed since, is let be. Gives
 * what SETTLING is at.
 */
export async function putBackAfterCrash(
  git: Git,
  ref: string,
  main: string,
): Promise<string | null> {
  const [crashed = null] = await objectIds(git, [SETTLING]);
  if (crashed === null) return null;
  const base = await git.text(["merge-base", crashed, main]);
  const since = new Set((await changesBetween(git, base, main)).map(({ path }) => path));
  const back = await changesBetween(git, crashed, base);
  const unsettled = back.filter(({ path }) => !since.has(path));
  await settleWorktrees(git, { ref, from: main, to: main, unsettled });
  return crashed;
}
