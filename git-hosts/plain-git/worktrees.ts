/** The folders in which branches of a repository are checked out, and when to leave them alone. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Git, gitIn } from "./git.ts";

export interface Worktree {
  folder: string;
  /** Null where no branch is checked out. */
  ref: string | null;
}

/** All worktrees whose folder is there. */
export async function worktreesOf(git: Git): Promise<Worktree[]> {
  const output = await git.text(["worktree", "list", "--porcelain"]);
  return output
    .split("\n\n")
    .map((block) => new Map(block.split("\n").map(keyAndValue)))
    .filter((facts) => !facts.has("bare"))
    .map((facts) => ({ folder: facts.get("worktree") ?? "", ref: facts.get("branch") ?? null }))
    .filter(({ folder }) => existsSync(folder));
}

/** Moving or deleting a branch under somebody's working tree would turn it upside down. */
export async function refuseCheckedOut(git: Git, refs: readonly string[]): Promise<void> {
  const worktree = (await worktreesOf(git)).find(({ ref }) => ref !== null && refs.includes(ref));
  if (worktree === undefined) return;
  throw new Error(
    `The branch ${shortName(worktree.ref)} is checked out in ${worktree.folder}. ` +
      "Check out another branch there (git checkout -), then try again.",
  );
}

/** A rebase writes its branch anew when it is finished, which would drop what we add to it now. */
export async function refuseMidRebase(worktree: Worktree, ref: string): Promise<void> {
  const gitDirectory = await gitIn(worktree.folder).text(["rev-parse", "--absolute-git-dir"]);
  const rebased = ["rebase-merge", "rebase-apply"]
    .map((state) => join(gitDirectory, state, "head-name"))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8").trim());
  if (!rebased.includes(ref)) return;
  throw new Error(
    `The branch ${shortName(ref)} is being rebased in ${worktree.folder}. ` +
      "Finish it there (git rebase --continue) or give it up (git rebase --abort), then try again.",
  );
}

function shortName(ref: string | null): string {
  return String(ref).replace(/^refs\/heads\//, "");
}

function keyAndValue(line: string): [string, string] {
  const space = line.indexOf(" ");
  return space < 0 ? [line, ""] : [line.slice(0, space), line.slice(space + 1)];
}
