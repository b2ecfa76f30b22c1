/** Brings the working trees that have the main branch checked out along when it moves. */
import { mkdir, rename, rm, rmdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { editIndex } from "./commits.ts";
import { type Git, GitFailed, gitIn } from "./git.ts";
import { refuseWhatIsInTheWay, stillToDo } from "./in-the-way.ts";
import { whenIndexIsFree, withIndexLocked } from "./index-lock.ts";
import type { RefMove } from "./refs.ts";
import { changesBetween, type TreeChange } from "./tree-changes.ts";
import { refuseMidRebase, worktreesOf } from "./worktrees.ts";

export interface Settling {
  /** Writes; what fails half-way is for `undo` to take back. */
  settle: () => Promise<void>;
  /** Brings what was settled back to what the branch is by then. */
  undo: () => Promise<void>;
}

const PROGRAM = "100755";
const SYMBOLIC_LINK = "120000";

interface Task {
  folder: string;
  changes: readonly TreeChange[];
}

/**
 * To be settled before the branch moves: a file that the branch has and the working tree has not looks
 * deleted, and the author's next `git commit -a` would delete it. The other way round a crash leaves
 * at worst something staged, and doing it again finds it as it should be. Only the paths that change
 * are touched. Throws, and has written nothing, where something of the author's is in the way.
 */
export async function prepareWorktrees(git: Git, move: RefMove): Promise<Settling> {
  const { ref, from, to, unsettled = [] } = move;
  if (from === null || to === null) throw new Error(`${ref} cannot be made or deleted here.`);
  const changes = await changesBetween(git, from, to);
  const tasks: Task[] = [];
  for (const folder of await foldersOn(git, move)) {
    await refuseWhatIsInTheWay(folder, changes);
    tasks.push({ folder, changes: [...changes, ...(await stillToDo(folder, unsettled))] });
  }
  const busy = tasks.filter((task) => task.changes.length > 0);
  for (const { folder } of busy) await whenIndexIsFree(folder, async () => {});
  return {
    settle: async () => {
      for (const task of busy) await settle(task, to);
    },
    undo: async () => {
      for (const task of busy) await putBack(task, ref, to);
    },
  };
}

/** Throws where the index of a folder that has the branch checked out is locked, and stays so. */
export async function refuseLockedIndexes(git: Git, ref: string): Promise<void> {
  for (const worktree of await worktreesOf(git)) {
    if (worktree.ref === ref) await whenIndexIsFree(worktree.folder, async () => {});
  }
}

async function foldersOn(git: Git, { ref, from, to }: RefMove): Promise<string[]> {
  const worktrees = await worktreesOf(git);
  if (from !== to) for (const worktree of worktrees) await refuseMidRebase(worktree, ref);
  return worktrees.filter((worktree) => worktree.ref === ref).map(({ folder }) => folder);
}

/** Files first, then the index. */
async function settle({ folder, changes }: Task, commit: string): Promise<void> {
  const git = gitIn(folder);
  await writeFiles(git, changes, commit);
  await whenIndexIsFree(folder, () => stage(git, changes, commit));
}

/**
 * To what the branch is by now: whoever moved it may have committed what we had staged. Where it is
 * cannot change while it is looked up and followed, since a commit of what is staged needs the index.
 */
async function putBack({ folder, changes }: Task, ref: string, to: string): Promise<void> {
  const git = gitIn(folder);
  const ours = new Set(changes.map(({ path }) => path));
  await withIndexLocked(folder, async (env) => {
    const now = await git.text(["rev-parse", "--verify", `${ref}^{commit}`]);
    const back = (await changesBetween(git, to, now)).filter(({ path }) => ours.has(path));
    await writeFiles(git, back, now);
    await stage(git, back, now, env);
  });
}

/** All that is written before anything goes: what is deleted may stand in what is written. */
async function writeFiles(git: Git, changes: readonly TreeChange[], commit: string): Promise<void> {
  for (const { path, after } of changes) {
    if (after !== null) await writeWhole(git, path, { commit, mode: after.mode });
  }
  for (const { path, after } of changes) {
    if (after === null) await removeFile(git.directory, path);
  }
}

/**
 * `git checkout-index` takes the old file away first, and a full disk would leave half of the new one.
 * What a crash leaves beside has the name that the next run writes to: only one of us is at work.
 */
async function writeWhole(
  git: Git,
  path: string,
  { commit, mode }: { commit: string; mode: string },
): Promise<void> {
  const content = await git.bytes(["cat-file", "--filters", `${commit}:${path}`]);
  const file = join(git.directory, path);
  const beside = `${file}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  try {
    if (mode === SYMBOLIC_LINK) await symlink(content, beside);
    else await writeFile(beside, content, { mode: mode === PROGRAM ? 0o777 : 0o666 });
    await rename(beside, file);
  } finally {
    await rm(beside, { force: true });
  }
}

async function stage(
  git: Git,
  changes: readonly TreeChange[],
  commit: string,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const edits = changes.map(({ path, after }) => ({ path, entry: after }));
  await editIndex(git, edits, commit.length, env);
  await refresh(git, env);
}

/** The new entries know no file times yet. It fails where the author has changes of their own. */
async function refresh(git: Git, env: Readonly<Record<string, string>>): Promise<void> {
  try {
    await git.text(["update-index", "-q", "--refresh"], { env });
  } catch (error) {
    // One that was killed leaves its lock on the index: better said while main has not moved.
    if (!(error instanceof GitFailed) || error.exitCode === null) throw error;
  }
}

/** With the folders that it leaves empty, as git does. */
async function removeFile(folder: string, path: string): Promise<void> {
  await rm(join(folder, path), { force: true });
  // A crash may have left half of it beside, and nothing else writes to that name any more.
  await rm(join(folder, `${path}.tmp`), { force: true });
  for (let above = dirname(path); above !== "."; above = dirname(above)) {
    const isGone = await rmdir(join(folder, above)).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
}
