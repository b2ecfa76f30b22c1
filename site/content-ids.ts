/**
 * Tells what has changed without reading it: each file's id, as git names its content. Where a file is as
 * git's index has it, the id is taken from there; others are read.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

/** Of the file at this path in the repository. The same content has the same id, in any clone. */
export type ContentIds = (path: string) => string;

/** Of the files in these folders, as they are now. `root` is the folder of the repository. */
export async function contentIds(root: string, folders: readonly string[]): Promise<ContentIds> {
  const ids = await indexedIds(root, folders);
  return (path) => {
    const known = ids.get(path);
    if (known !== undefined) return known;
    const id = contentId(readFileSync(join(root, path)));
    ids.set(path, id);
    return id;
  };
}

/** As `git hash-object` has it. */
export function contentId(content: Buffer | string): string {
  const length = typeof content === "string" ? Buffer.byteLength(content) : content.length;
  return createHash("sha1").update(`blob ${length}\0`).update(content).digest("hex");
}

/** A plain file that git compares with the disk: a capital H, where it is told to trust the index an h. */
const COMPARED = /^H 100\d{3} ([0-9a-f]+) 0\t(.+)$/s;

/** Empty where git does not say: there is none, or no repository of it. */
async function indexedIds(root: string, folders: readonly string[]): Promise<Map<string, string>> {
  const listed = async (options: string[], paths = folders) => {
    const words = ["ls-files", "-z", ...options, "--", ...paths];
    const { stdout } = await promisify(execFile)("git", words, { cwd: root, maxBuffer: 2 ** 30 });
    return stdout.split("\0").slice(0, -1);
  };
  const ids = new Map<string, string>();
  try {
    const [staged, changed, filtered] = await Promise.all([
      listed(["--stage", "-v"]),
      listed(["--modified", "--deleted"]),
      // With a filter, such as that of Git LFS, the same content of git's is now a pointer, now a picture.
      listed([], [...folders, ":(exclude,attr:!filter)"]),
    ]);
    for (const line of staged) {
      const [, id, path] = COMPARED.exec(line) ?? [];
      if (id !== undefined && path !== undefined) ids.set(path, id);
    }
    for (const path of [...changed, ...filtered]) ids.delete(path);
    return ids;
  } catch {
    return new Map();
  }
}
