/** What commits have to do with each other. */
import { type FileChanges, filesOf, treeWith } from "./files.ts";
import type { ObjectStore } from "./objects.ts";

/** The commit and all that led to it, nearest first. */
export function historyOf(objects: ObjectStore, commit: string): string[] {
  const found = new Set([commit]);
  // What is added while a set is walked is walked too.
  for (const id of found) for (const parent of objects.commit(id)?.parents ?? []) found.add(parent);
  return [...found];
}

export function isAncestor(objects: ObjectStore, older: string, newer: string): boolean {
  return historyOf(objects, newer).includes(older);
}

/** Null where they have no history in common. */
export function mergeBase(objects: ObjectStore, one: string, other: string): string | null {
  const known = new Set(historyOf(objects, one));
  return historyOf(objects, other).find((id) => known.has(id)) ?? null;
}

/** What changed from one tree to another. */
export function changesBetween(objects: ObjectStore, from: string, to: string): FileChanges {
  const [before, after] = [filesOf(objects, from), filesOf(objects, to)];
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    paths
      .filter((path) => before[path] !== after[path])
      .map((path) => [path, after[path] ?? null] as const),
  );
}

/** The tree of both commits together; null where they conflict: both changed one file, and differ. */
export function mergedTree(objects: ObjectStore, ours: string, theirs: string): string | null {
  const base = mergeBase(objects, ours, theirs);
  const [baseTree, ourTree, theirTree] = [base, ours, theirs].map(
    (id) => (id === null ? null : objects.commit(id)?.tree) ?? objects.writeTree(new Map()),
  );
  if (baseTree === undefined || ourTree === undefined || theirTree === undefined) return null;
  const our = changesBetween(objects, baseTree, ourTree);
  const their = changesBetween(objects, baseTree, theirTree);
  const isConflict = Object.keys(their).some((path) => path in our && our[path] !== their[path]);
  return isConflict ? null : treeWith(objects, ourTree, their);
}
