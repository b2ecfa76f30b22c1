/** A git repository in memory, as a git host keeps it behind whatever addresses it answers under. */
import { type FileChanges, filesOf, treeWith } from "./files.ts";
import { isAncestor, mergedTree } from "./history.ts";
import { newObjectStore, type ObjectStore, type Signature } from "./objects.ts";

export interface HostRepository {
  readonly objects: ObjectStore;
  /** Commits by branch, without `refs/heads/`. */
  readonly branches: Map<string, string>;
  /** The commit that a branch, or an id, stands for; null where there is none. */
  resolve: (name: string) => string | null;
  /** All files of a commit or a branch, by path. */
  files: (name: string) => Record<string, string>;
  /** Commits on top of `parent` and gives the id; moves no branch. */
  commit: (parent: string | null, changes: FileChanges, by: CommitBy) => string;
  /** Commits on top of a branch, and moves it. */
  commitOn: (branch: string, changes: FileChanges, by: CommitBy) => string;
  /** Moves a branch to a commit; false where that is no descendant of what it was, and not forced. */
  move: (branch: string, to: string, isForced: boolean) => boolean;
  /** Merges a commit into a branch with a commit of two parents; null where they conflict. */
  merge: (branch: string, head: string, by: CommitBy) => string | null;
}

export interface CommitBy {
  message: string;
  author: Omit<Signature, "date">;
}

/** `clock` gives milliseconds since 1970. The branch begins with one commit that holds `files`. */
export function newHostRepository(
  clock: () => number,
  { branch = "main", files = {} }: { branch?: string; files?: FileChanges } = {},
): HostRepository {
  const objects = newObjectStore();
  const branches = new Map<string, string>();

  const resolve = (name: string) =>
    branches.get(name) ?? (objects.commit(name) === null ? null : name);
  const treeOf = (commit: string | null) =>
    commit === null ? null : (objects.commit(commit)?.tree ?? null);

  function write(tree: string, parents: readonly string[], { message, author }: CommitBy): string {
    const signature = { ...author, date: clock() };
    return objects.writeCommit({ tree, parents, message, author: signature, committer: signature });
  }

  function commit(parent: string | null, changes: FileChanges, by: CommitBy): string {
    const tree = treeWith(objects, treeOf(parent), changes);
    return write(tree, parent === null ? [] : [parent], by);
  }

  function commitOn(name: string, changes: FileChanges, by: CommitBy): string {
    const made = commit(branches.get(name) ?? null, changes, by);
    branches.set(name, made);
    return made;
  }

  function move(name: string, to: string, isForced: boolean): boolean {
    const from = branches.get(name);
    if (from !== undefined && !isForced && !isAncestor(objects, from, to)) return false;
    branches.set(name, to);
    return true;
  }

  function merge(name: string, head: string, by: CommitBy): string | null {
    const tip = branches.get(name);
    const tree = tip === undefined ? null : mergedTree(objects, tip, head);
    if (tip === undefined || tree === null) return null;
    const made = write(tree, [tip, head], by);
    branches.set(name, made);
    return made;
  }

  const author = { name: "Au Thor", email: "au@example.org" };
  commitOn(branch, files, { message: "Begin\n", author });
  return {
    objects,
    branches,
    resolve,
    files: (name) => filesOf(objects, treeOf(resolve(name)) ?? ""),
    commit,
    commitOn,
    move,
    merge,
  };
}
