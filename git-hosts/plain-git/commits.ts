/** Makes trees and commits without touching the author's index or working tree. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkedPath } from "../file-path.ts";
import type { Git } from "./git.ts";
import type { Identity } from "./identity.ts";

/** A file in a tree. */
export interface Entry {
  mode: string;
  oid: string;
}

/** What becomes of a path; null removes it. */
export interface TreeEdit {
  path: string;
  entry: Entry | null;
}

/** An index of our own, apart from the one the author stages into. */
export interface ScratchIndex {
  edit: (edits: readonly TreeEdit[]) => Promise<void>;
  writeTree: () => Promise<string>;
  /** Environment that makes git use this index. */
  readonly env: Readonly<Record<string, string>>;
}

export interface CommitOrder {
  tree: string;
  parents: readonly string[];
  message: string;
  identity: Identity;
}

export const REGULAR_FILE = "100644";

/** Gives `use` an index that starts as the tree of `base`. */
export async function withScratchIndex<T>(
  git: Git,
  base: string,
  use: (index: ScratchIndex) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "stet-index-"));
  const env = { GIT_INDEX_FILE: join(folder, "index") };
  try {
    await git.text(["read-tree", base], { env });
    return await use({
      env,
      edit: (edits) => editIndex(git, edits, base.length, env),
      writeTree: () => git.text(["write-tree"], { env }),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function commitTree(git: Git, order: CommitOrder): Promise<string> {
  const parents = order.parents.flatMap((parent) => ["-p", parent]);
  return git.text(["commit-tree", order.tree, ...parents], {
    input: `${order.message}\n`,
    env: order.identity,
  });
}

/** Changes an index by object ids alone. `oidLength` is the repository's: SHA-1 or SHA-256. */
export async function editIndex(
  git: Git,
  edits: readonly TreeEdit[],
  oidLength: number,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const removed = `0 ${"0".repeat(oidLength)}`;
  const input = edits
    .map(
      ({ path, entry }) =>
        `${entry ? `${entry.mode} ${entry.oid}` : removed}\t${checkedPath(path)}\0`,
    )
    .join("");
  await git.text(["update-index", "-z", "--index-info"], { input, env });
}
