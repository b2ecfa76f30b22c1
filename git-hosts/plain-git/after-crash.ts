/** Puts back what a run that was killed had brought into the working trees before main was to move. */
import { commitTree } from "./commits.ts";
import type { Git } from "./git.ts";
import { STET } from "./identity.ts";
import { objectIds } from "./objects.ts";
import type { RefMove } from "./refs.ts";
import { prepareWorktrees } from "./settle-worktrees.ts";
import { changesBetween, type TreeChange } from "./tree-changes.ts";

/**
 * Where main is about to move while working trees are brought along. It goes in the transaction in which
 * main moves, or when all was put back: where it stands, a run was killed in between.
 */
export const SETTLING = "refs/stet/settling";

/**
 * Without this, the next change of the same thread would find the killed one's text in its way and take
 * it for the author's. What differs from that text, and what main has changed since, is let be. False
 * where main moved meanwhile.
 */
export async function putBackAfterCrash(
  git: Git,
  { ref, tip }: { ref: string; tip: string },
  moveRefs: (moves: readonly RefMove[]) => Promise<boolean>,
): Promise<boolean> {
  const [crashed = null] = await objectIds(git, [SETTLING]);
  if (crashed === null) return true;
  // A git that outlived the killed run may still be about to move main: from here on it cannot, since it
  // wants SETTLING to be what it was.
  const claimed = await commitTree(git, {
    tree: `${crashed}^{tree}`,
    parents: [crashed],
    message: "Put back what was not finished",
    identity: STET,
  });
  const stays = { ref, from: tip, to: tip };
  if (!(await moveRefs([{ ref: SETTLING, from: crashed, to: claimed }, stays]))) return false;
  const unsettled = await whatCrashed(git, claimed, tip);
  const trees = await prepareWorktrees(git, { ...stays, unsettled });
  await trees.settle();
  return moveRefs([{ ref: SETTLING, from: claimed, to: null }]);
}

/** The changes that lead back; none where main has no history in common any more. */
async function whatCrashed(git: Git, crashed: string, main: string): Promise<TreeChange[]> {
  const base = await git.text(["merge-base", crashed, main]).catch(() => null);
  if (base === null) return [];
  const since = new Set((await changesBetween(git, base, main)).map(({ path }) => path));
  const back = await changesBetween(git, crashed, base);
  return back.filter(({ path }) => !since.has(path));
}
