/** What has changed since a build that knew the files. Pure. */

/** By path, the id of its content now; null where it is gone. */
export type ChangedFiles = ReadonlyMap<string, string | null>;

/** The paths that were known, with those that have come, and without those that are gone. */
export function pathsNow(known: Iterable<string>, changed: ChangedFiles): Set<string> {
  const paths = new Set(known);
  for (const [path, id] of changed) {
    if (id === null) paths.delete(path);
    else paths.add(path);
  }
  return paths;
}
