/** What the index and the working tree of a folder hold at some paths. */
import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { type Git, gitIn } from "./git.ts";

/** Object ids; undefined where there is nothing. */
export interface CheckedOutFile {
  staged: string | undefined;
  onDisk: string | undefined;
}

/** By path. Throws where something that is not a file stands at a path, or on the way to it. */
export async function checkedOutFiles(
  folder: string,
  paths: readonly string[],
): Promise<Map<string, CheckedOutFile>> {
  // Without a path git would list all there is.
  if (paths.length === 0) return new Map();
  const git = gitIn(folder);
  const staged = await stagedIn(git, paths);
  const hashes = await hashesOf(git, await filesPresent(folder, paths));
  return new Map(
    paths.map((path) => [path, { staged: staged.get(path), onDisk: hashes.get(path) }]),
  );
}

export function obstacle(folder: string, path: string, what: string): Error {
  return new Error(
    `${path} in ${folder} ${what}. Nothing was changed. ` +
      "Commit it, move it away or delete it, then try again.",
  );
}

/** What is staged by path; of a path in conflict, or one that is a folder there, no id at all. */
async function stagedIn(git: Git, paths: readonly string[]): Promise<Map<string, string>> {
  const output = await git.text(["ls-files", "--stage", "-z", "--", ...paths]);
  const staged = new Map<string, string>();
  for (const line of output.split("\0").filter((text) => text !== "")) {
    const [, oid = "", stage, name = ""] = /^\d+ (\w+) (\d)\t(.*)$/s.exec(line) ?? [];
    const path = paths.find((wanted) => name.startsWith(`${wanted}/`)) ?? name;
    staged.set(path, stage === "0" && path === name ? oid : "conflict");
  }
  return staged;
}

/** Which paths are files; of the others there is nothing. */
async function filesPresent(folder: string, paths: readonly string[]): Promise<string[]> {
  const present: string[] = [];
  for (const path of paths) if (await isFile(folder, path)) present.push(path);
  return present;
}

/** Throws where the path, or a folder on the way to it, is something else. */
async function isFile(folder: string, path: string): Promise<boolean> {
  for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) {
    const above = path.slice(0, slash);
    const kind = await kindOf(join(folder, above));
    if (kind === "missing") return false;
    // A symbolic link could lead out of the repository.
    if (kind !== "folder") throw obstacle(folder, above, "is in the way: a folder is needed there");
  }
  const kind = await kindOf(join(folder, path));
  if (kind === "file" || kind === "missing") return kind === "file";
  throw obstacle(folder, path, "is in the way: a file is needed there");
}

async function kindOf(path: string): Promise<"missing" | "file" | "folder" | "other"> {
  const stats = await lstat(path).catch(() => null);
  if (stats === null) return "missing";
  if (stats.isFile()) return "file";
  return stats.isDirectory() ? "folder" : "other";
}

async function hashesOf(git: Git, paths: readonly string[]): Promise<Map<string, string>> {
  // Without -w nothing is kept; the line-ending rules of each path are honoured.
  const input = paths.map((path) => `${path}\n`).join("");
  const hashes = (await git.text(["hash-object", "--stdin-paths"], { input })).split("\n");
  return new Map(paths.map((path, at) => [path, hashes[at] ?? ""]));
}
