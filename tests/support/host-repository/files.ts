/** Trees as files by their paths. */
import type { ObjectStore, TreeEntry } from "./objects.ts";

/** Content by path; null deletes the file. */
export type FileChanges = Readonly<Record<string, string | null>>;

/** All files below a tree, by path. */
export function filesOf(objects: ObjectStore, tree: string): Record<string, string> {
  const below = [...(objects.tree(tree) ?? [])].flatMap(([name, { kind, id }]) =>
    kind === "blob"
      ? [[name, objects.blob(id) ?? ""] as const]
      : Object.entries(filesOf(objects, id)).map(
          ([path, content]) => [`${name}/${path}`, content] as const,
        ),
  );
  return Object.fromEntries(below);
}

/** What stands at a path below a tree; null where nothing does. */
export function entryAt(objects: ObjectStore, tree: string, path: string): TreeEntry | null {
  const [name = "", ...rest] = path.split("/");
  const entry = objects.tree(tree)?.get(name) ?? null;
  if (rest.length === 0 || entry === null) return entry;
  return entry.kind === "tree" ? entryAt(objects, entry.id, rest.join("/")) : null;
}

/** The tree with these changes; null for `tree` begins with none. A folder without files is left out. */
export function treeWith(objects: ObjectStore, tree: string | null, changes: FileChanges): string {
  const entries = new Map(tree === null ? [] : objects.tree(tree));
  for (const [name, below] of byFirstName(changes)) {
    const content = below[""];
    if (content === null) entries.delete(name);
    else if (content !== undefined)
      entries.set(name, { kind: "blob", id: objects.writeBlob(content) });
    else setFolder(name, below);
  }
  return objects.writeTree(entries);

  function setFolder(name: string, below: FileChanges): void {
    const before = entries.get(name);
    const id = treeWith(objects, before?.kind === "tree" ? before.id : null, below);
    if (objects.tree(id)?.size === 0) entries.delete(name);
    else entries.set(name, { kind: "tree", id });
  }
}

/** Changes by the first part of their path; a file of this very folder has the path "" then. */
function byFirstName(changes: FileChanges): Map<string, Record<string, string | null>> {
  const groups = new Map<string, Record<string, string | null>>();
  for (const [path, content] of Object.entries(changes)) {
    const [name = "", ...rest] = path.split("/");
    groups.set(name, { ...groups.get(name), [rest.join("/")]: content });
  }
  return groups;
}
