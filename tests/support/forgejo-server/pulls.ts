/** What becomes of pull requests and of their branches. */
import { historyOf } from "../host-repository/history.ts";
import { type Item, type PullFacts, REPOSITORY_ID, type RepositoryState, touch } from "./state.ts";

export type PullItem = Item & { pull: PullFacts };

export function pullsOf(state: RepositoryState): PullItem[] {
  return state.items.filter(isPull);
}

function isPull(item: Item): item is PullItem {
  return item.pull !== null;
}

/** Null where its branch is gone, or is another repository's. */
export function branchTip({ git }: RepositoryState, { pull }: PullItem): string | null {
  const isHere = pull.headRepositoryId === REPOSITORY_ID && pull.label === null;
  return isHere ? (git.branches.get(pull.head) ?? null) : null;
}

/** An open one follows its branch. */
export function headCommit(state: RepositoryState, item: PullItem): string {
  const tip = branchTip(state, item);
  if (tip !== null && item.state === "open") item.pull.headCommit = tip;
  return tip ?? item.pull.headCommit;
}

/** Its own commits, the last one first, with the files that each changed. */
export function commitsOf(state: RepositoryState, item: PullItem): string[] {
  const { objects } = state.git;
  const known = new Set(historyOf(objects, state.git.resolve(item.pull.base) ?? ""));
  return historyOf(objects, headCommit(state, item)).filter((commit) => !known.has(commit));
}

export type Merging = "merge" | "squash";

/** False where it conflicts with what main holds by now. */
export function mergePull(state: RepositoryState, item: PullItem, merging: Merging): boolean {
  const { git } = state;
  const by = {
    message: `Merge #${item.number}\n`,
    author: { name: "Ada", email: "ada@example.org" },
  };
  const head = headCommit(state, item);
  const before = git.resolve(item.pull.base);
  if (git.merge(item.pull.base, head, by) === null) return false;
  if (merging === "squash" && before !== null) squash(state, item, before);
  item.pull.isMerged = true;
  item.state = "closed";
  touch(state, item);
  return true;
}

function squash({ git }: RepositoryState, { pull, number }: PullItem, before: string): void {
  const merged = git.objects.commit(git.resolve(pull.base) ?? "");
  if (merged === null) return;
  const author = { ...merged.author, name: "Ada" };
  const message = `Squash #${number}\n`;
  const parents = [before];
  const commit = { ...merged, parents, message, author, committer: author };
  git.branches.set(pull.base, git.objects.writeCommit(commit));
}

/** Open pull requests of a branch are closed when it is deleted (`CloseBranchPulls`, in all versions). */
export function deleteBranch(state: RepositoryState, branch: string): boolean {
  const its = pullsOf(state).filter(
    (item) => item.state === "open" && item.pull.head === branch && branchTip(state, item) !== null,
  );
  for (const item of its) {
    headCommit(state, item);
    item.state = "closed";
    touch(state, item);
  }
  return state.git.branches.delete(branch);
}
