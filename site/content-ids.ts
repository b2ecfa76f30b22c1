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

/** What git says of files. */
export interface GitLists {
  /** As it was printed. */
  printed: string;
  /** By path, the ids of those that are on disk as git's index has them. */
  ids: ReadonlyMap<string, string>;
}

/** Of files of which git does not say, what is in them. `root` is the folder of the repository. */
export function contentIds(root: string, { ids }: GitLists): ContentIds {
  const read = new Map<string, string>();
  return (path) => {
    const known = ids.get(path) ?? read.get(path);
    if (known !== undefined) return known;
    const id = contentId(readFileSync(join(root, path)));
    read.set(path, id);
    return id;
  };
}

/** As `git hash-object` has it. */
export function contentId(content: Buffer | string): string {
  const length = typeof content === "string" ? Buffer.byteLength(content) : content.length;
  return createHash("sha1").update(`blob ${length}\0`).update(content).digest("hex");
}

/**
 * Of the files in these folders, as they are now. Where git prints the same as `before`, that is given back.
 * Nothing where git does not say: there is none, or no repository of it.
 */
export async function gitLists(
  root: string,
  folders: readonly string[],
  before: GitLists | null = null,
): Promise<GitLists> {
  const listed = async (options: readonly string[], paths: readonly string[]) => {
    const words = ["ls-files", "-z", ...options, "--", ...paths];
    const { stdout } = await promisify(execFile)("git", words, { cwd: root, maxBuffer: 2 ** 30 });
    return stdout;
  };
  try {
    // Each with a process of its own: what one prints comes while the other looks at each file.
    const [changed, staged] = await Promise.all([
      listed(["--modified", "--deleted"], folders),
      // With a filter, such as that of Git LFS, the same content of git's is now a pointer, now a picture.
      listed(["--stage", "-v"], [...folders.map(unfiltered), ELSEWHERE]),
    ]);
    const printed = changed + staged;
    if (printed === before?.printed) return before;
    return { printed, ids: idsIn(staged, changed.split("\0")) };
  } catch {
    return { printed: "", ids: new Map() };
  }
}

/** Of the files in this folder those that git gives out as it has them; line endings are alike in all of a clone. */
function unfiltered(folder: string): string {
  return `:(attr:!filter !ident !working-tree-encoding)${folder}`;
}

/**
 * Nothing. Where all paths begin with one folder, as in a repository that holds the blog in a folder of its own,
 * git (2.39) would look for attributes below that alone.
 */
const ELSEWHERE = ":(top).git/none";

/** A plain file that git compares with the disk: where it is told to trust the index, the H is a small one. */
const COMPARED = "H 100";

function idsIn(staged: string, others: readonly string[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const line of staged.split("\0")) {
    const tab = line.indexOf("\t");
    // Such as `H 100644 1f7a… 0`; other stages than 0 are those of a merge that is not done.
    if (line.startsWith(COMPARED) && line.startsWith(" 0", tab - 2))
      ids.set(line.slice(tab + 1), line.slice("H 100644 ".length, tab - 2));
  }
  for (const path of others) ids.delete(path);
  return ids;
}
