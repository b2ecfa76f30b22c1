/** Brings the working trees that have the main branch checked out along when it moves. */
import { rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { editIndex, withScratchIndex } from "./commits.ts";
import { type Git, gitIn } from "./git.ts";
import { refuseWhatIsInTheWay } from "./in-the-way.ts";
import { whenIndexIsFree } from "./index-lock.ts";
import type { RefMove } from "./refs.ts";
import { changesBetween, type TreeChange } from "./tree-changes.ts";
import { refuseMidRebase, worktreesOf } from "./worktrees.ts";

export type Undo = () => Promise<void>;

/**
 * To be called before the branch moves: a file that the branch has and the working tree has not looks
 * deleted, and the author's next `git commit -a` would delete it. The other way round a crash leaves
 * at worst something staged, and doing it again finds it as it should be. Only the paths that change
 * are touched. Gives back how to undo it, should the branch not move after all.
 */
export async function settleWorktrees(git: Git, { ref, from, to }: RefMove): Promise<Undo> {
  if (from === null || to === null) throw new Error(`${ref} cannot be made or deleted here.`);
  const worktrees = await worktreesOf(git);
  for (const worktree of worktrees) await refuseMidRebase(worktree, ref);
  const folders = worktrees.filter((worktree) => worktree.ref === ref).map(({ folder }) => folder);
  if (folders.length === 0) return async () => {};

  const changes = await changesBetween(git, from, to);
  for (const folder of folders) {
    await refuseWhatIsInTheWay(folder, changes);
    await whenIndexIsFree(folder, async () => {});
  }
  const settleAt = async (commit: string, wanted: readonly TreeChange[]) => {
    for (const folder of folders) await settle(gitIn(folder), commit, wanted);
  };
  const undo = async () => {
    // Back to what the branch is by now: whoever moved it may have committed what we had staged.
    const now = await git.text(["rev-parse", "--verify", `${ref}^{commit}`]);
    const back = await changesBetween(git, to, now);
    const ours = new Set(changes.map(({ path }) => path));
    await settleAt(
      now,
      back.filter(({ path }) => ours.has(path)),
    );
  };
  try {
    await settleAt(to, changes);
  } catch (error) {
    await undo();
    throw error;
  }
  return undo;
}

/** Files first, then the index. */
async function settle(git: Git, commit: string, changes: readonly TreeChange[]): Promise<void> {
  if (changes.length === 0) return;
  const written = changes.filter(({ after }) => after !== null).map(({ path }) => path);
  await withScratchIndex(git, commit, async ({ env }) => {
    const input = written.map((path) => `${path}\0`).join("");
    await git.text(["checkout-index", "--force", "--quiet", "-z", "--stdin"], { input, env });
  });
  for (const { path, after } of changes) {
    if (after === null) await removeFile(git.directory, path);
  }
  await whenIndexIsFree(git.directory, () =>
    editIndex(
      git,
      changes.map(({ path, after }) => ({ path, entry: after })),
      commit.length,
    ),
  );
  // The new entries know no file times yet. It fails where the author has changes of their own.
  await git.text(["update-index", "-q", "--refresh"]).catch(() => {});
}

/** With the folders that it leaves empty, as git does. */
async function removeFile(folder: string, path: string): Promise<void> {
  await rm(join(folder, path), { force: true });
  for (let above = dirname(path); above !== "."; above = dirname(above)) {
    const isGone = await rmdir(join(folder, above)).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}
