/** What git knows of files without reading them. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { gitEnvironment } from "../../git-hosts/plain-git/git.ts";
import { heldLines, NO_LINES, partsOf, type StoredLines } from "./stored-lines.ts";

export interface GitListing {
  /** As `git ls-files --stage -v` has them: see listed-ids.ts. */
  lines: StoredLines;
  /**
   * Paths of all that may not be as it is listed: what was edited, what git does not know or is told not to look at,
   * links, folders of other repositories. Some may be gone.
   */
  unsure: readonly string[];
  /** As it was printed. */
  printed: { touched: Buffer; index: Buffer; filtered: Buffer };
}

/**
 * Of the files in these folders, as they are now. Where git prints the same as `before`, that is given back. Null
 * where git does not say: there is none, or no repository of it.
 */
export async function gitListing(
  root: string,
  folders: readonly string[],
  before: GitListing | null = null,
): Promise<GitListing | null> {
  const listed = async (options: readonly string[], paths: readonly string[]) => {
    const words = [...UNQUOTED, "ls-files", ...options, "--", ...paths];
    const { stdout } = await promisify(execFile)("git", words, {
      ...{ cwd: root, env: gitEnvironment(), encoding: "buffer", maxBuffer: 2 ** 30 },
    });
    return stdout;
  };
  // Each with a process of its own: what one prints comes while the other looks at each file.
  const printing = Promise.all([
    listed(["-z", "--modified", "--deleted", "--others"], folders),
    listed(["--stage", "-v"], folders),
    before?.printed.filtered ?? listed(["-z"], [UNFILTERED, ELSEWHERE, "."]),
  ]);
  const printed = await printing.catch(() => null);
  if (printed === null) return null;
  const [touched, index, filtered] = printed;
  const same = before !== null && touched.equals(before.printed.touched);
  if (same && index.equals(before.printed.index)) return before;
  return listingOf({ touched, index, filtered }, folders);
}

/** Names as they are, but for those with a quotation mark or the like. */
const UNQUOTED = ["-c", "core.quotePath=false"];
const QUOTED = '\t"';

/**
 * Not those that git gives out as it has them. With a filter, such as that of Git LFS, the same content of git's is now
 * a pointer, now a picture. Line endings are left aside: they are alike in all of a clone unless somebody changes them,
 * and many repositories let git convert those of all files. Of all folders: to match each takes longer.
 */
const UNFILTERED = ":(exclude,attr:!filter !ident !working-tree-encoding)*";

/**
 * Nothing. Where all paths begin with one folder, as in a repository that holds the blog in a folder of its own,
 * git (2.39) would look for attributes below that alone.
 */
const ELSEWHERE = ":(top).git/none";

function listingOf(printed: GitListing["printed"], folders: readonly string[]): GitListing | null {
  const { touched, index, filtered } = printed;
  if (index.includes(QUOTED)) return null;
  const lines = index.length === 0 ? NO_LINES : heldLines(index);
  // Git names the folder of another repository with a slash at its end.
  const paths = (list: Buffer) =>
    list
      .toString("utf8")
      .split("\0")
      .filter(Boolean)
      .map((path) => path.replace(/\/$/, ""));
  const isAsked = (path: string) => folders.some((folder) => `${path}/`.startsWith(`${folder}/`));
  const unsure = [...paths(touched), ...paths(filtered).filter(isAsked), ...oddPaths(lines)];
  return { lines, unsure, printed };
}

/**
 * A plain file that git compares with the disk: where it is told to trust the index, the H is a small one. Other
 * stages than 0 are those of a merge that is not done.
 */
const ODD = /^(?!H 100\d{3} [\da-f]+ 0\t)[^\t]*\t(.*)$/gm;

function* oddPaths(lines: StoredLines): Generator<string> {
  for (const part of partsOf(lines)) {
    for (const [, path = ""] of part.toString("latin1").matchAll(ODD))
      yield Buffer.from(path, "latin1").toString("utf8");
  }
}
