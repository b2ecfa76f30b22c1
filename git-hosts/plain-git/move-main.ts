/** Moves the main branch of this very repository, together with the folders that have it checked out. */
import { putBackAfterCrash, SETTLING } from "./after-crash.ts";
import type { Git } from "./git.ts";
import type { RefMove } from "./refs.ts";
import { prepareWorktrees, type Settling } from "./settle-worktrees.ts";

/** Makes all moves or none, as {@link Refs.move}; `ofMain` is one of them. */
export async function moveMain(
  git: Git,
  ofMain: RefMove,
  moves: readonly RefMove[],
  moveRefs: (moves: readonly RefMove[]) => Promise<boolean>,
): Promise<boolean> {
  const { ref, from, to } = ofMain;
  if (from !== null && !(await putBackAfterCrash(git, { ref, tip: from }, moveRefs))) return false;
  const trees = await prepareWorktrees(git, ofMain);
  const begins = [
    { ref: SETTLING, from: null, to },
    { ref, from, to: from },
  ];
  const isOver = { ref: SETTLING, from: to, to: null };
  if (!(await moveRefs(begins))) return false;
  try {
    await trees.settle();
    if (await moveRefs([...moves, isOver])) return true;
  } catch (error) {
    await takeBack(trees, error);
    await moveRefs([isOver]);
    throw error;
  }
  await takeBack(trees, null);
  await moveRefs([isOver]);
  return false;
}

/** Where that fails too, SETTLING stays, for the next run to find. */
async function takeBack(trees: Settling, reason: unknown): Promise<void> {
  try {
    await trees.undo();
  } catch (error) {
    if (reason === null) throw error;
    const [first, then] = [reason, error].map((each) =>
      each instanceof Error ? each.message : each,
    );
    throw new Error(`${first}\nWhat was written before could not be taken back: ${then}`, {
      cause: reason,
    });
  }
}
