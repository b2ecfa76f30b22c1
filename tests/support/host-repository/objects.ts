/** Blobs, trees and commits in memory, under the very ids that git gives them. */
import { createHash } from "node:crypto";

export interface Signature {
  name: string;
  email: string;
  /** In milliseconds since 1970; git keeps whole seconds. */
  date: number;
}

export interface StoredCommit {
  tree: string;
  parents: readonly string[];
  message: string;
  author: Signature;
  committer: Signature;
}

export interface TreeEntry {
  kind: "blob" | "tree";
  id: string;
}

/** Of one folder, by name. */
export type StoredTree = ReadonlyMap<string, TreeEntry>;

/** Each `write` gives the object's id; each read gives null where there is no such object. */
export interface ObjectStore {
  writeBlob: (content: string) => string;
  writeTree: (entries: StoredTree) => string;
  writeCommit: (commit: StoredCommit) => string;
  blob: (id: string) => string | null;
  tree: (id: string) => StoredTree | null;
  commit: (id: string) => StoredCommit | null;
}

export function newObjectStore(): ObjectStore {
  const blobs = new Map<string, string>();
  const trees = new Map<string, StoredTree>();
  const commits = new Map<string, StoredCommit>();
  return {
    writeBlob: (content) => kept(blobs, idOf("blob", Buffer.from(content)), content),
    writeTree: (entries) => kept(trees, idOf("tree", treeBytes(entries)), new Map(entries)),
    writeCommit: (commit) => kept(commits, idOf("commit", commitBytes(commit)), commit),
    blob: (id) => blobs.get(id) ?? null,
    tree: (id) => trees.get(id) ?? null,
    commit: (id) => commits.get(id) ?? null,
  };
}

function kept<T>(objects: Map<string, T>, id: string, object: T): string {
  objects.set(id, object);
  return id;
}

function idOf(kind: "blob" | "tree" | "commit", bytes: Buffer): string {
  return createHash("sha1").update(`${kind} ${bytes.length}\0`).update(bytes).digest("hex");
}

const MODES = { blob: "100644", tree: "40000" };

function treeBytes(entries: StoredTree): Buffer {
  // Git sorts by bytes, and a folder as if its name ended in a slash.
  const sorted = [...entries].sort(([a, { kind: kindA }], [b, { kind: kindB }]) =>
    Buffer.compare(sortKey(a, kindA), sortKey(b, kindB)),
  );
  return Buffer.concat(
    sorted.flatMap(([name, { kind, id }]) => [
      Buffer.from(`${MODES[kind]} ${name}\0`),
      Buffer.from(id, "hex"),
    ]),
  );
}

function sortKey(name: string, kind: TreeEntry["kind"]): Buffer {
  return Buffer.from(kind === "tree" ? `${name}/` : name);
}

function commitBytes({ tree, parents, author, committer, message }: StoredCommit): Buffer {
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${signed(author)}`,
    `committer ${signed(committer)}`,
  ];
  return Buffer.from(`${lines.join("\n")}\n\n${message}`);
}

function signed({ name, email, date }: Signature): string {
  return `${name} <${email}> ${Math.floor(date / 1000)} +0000`;
}
