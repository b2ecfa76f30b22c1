/** Looks whether files of a working tree can be replaced without losing anything of the author's. */
import { checkedOutFiles, obstacle } from "./checked-out-files.ts";
import type { TreeChange } from "./tree-changes.ts";

/**
 * Throws where a path is not as before the change. One that is as after it already, staged or not, is
 * fine: so does a run that was killed half-way leave it.
 */
export async function refuseWhatIsInTheWay(
  folder: string,
  changes: readonly TreeChange[],
): Promise<void> {
  const files = await checkedOutFiles(
    folder,
    changes.map(({ path }) => path),
  );
  for (const { path, before, after } of changes) {
    const expected = [before?.oid, after?.oid];
    const { staged, onDisk } = files.get(path) ?? {};
    if (!expected.includes(staged))
      throw obstacle(folder, path, "has staged changes that are not committed");
    if (expected.includes(onDisk)) continue;
    throw before === null
      ? obstacle(folder, path, "is in the way: an untracked file with other content")
      : obstacle(folder, path, "has changes that are not committed");
  }
}

/** Those that a folder has done by half or not at all. What the author made of a path is let be. */
export async function stillToDo(
  folder: string,
  changes: readonly TreeChange[],
): Promise<TreeChange[]> {
  const files = await checkedOutFiles(
    folder,
    changes.map(({ path }) => path),
  );
  return changes.filter(({ path, before, after }) => {
    const { staged, onDisk } = files.get(path) ?? {};
    const isDone = staged === after?.oid && onDisk === after?.oid;
    return !isDone && [staged, onDisk].every((oid) => oid === before?.oid || oid === after?.oid);
  });
}
