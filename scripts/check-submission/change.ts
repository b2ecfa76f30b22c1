/** What a pull request changes, as data: nothing of its head is checked out, imported or run. */
import { LIMITS } from "../../comments/entry.ts";
import { REGULAR_FILE } from "../../git-hosts/plain-git/commits.ts";
import { type Git, GitFailed, TooMuchOutput } from "../../git-hosts/plain-git/git.ts";
import { blobSizes, readBlobBytes } from "../../git-hosts/plain-git/objects.ts";
import { changesBetween, type TreeChange } from "../../git-hosts/plain-git/tree-changes.ts";

export interface Change {
  /** Commit ids. */
  base: string;
  head: string;
  files: readonly TreeChange[];
}

export interface ChangedFile extends TreeChange {
  /** In bytes; null where it is no plain file, or not in this repository. */
  size: number | null;
  /** Null also where it is too large for a submission: then it was not read. */
  content: Buffer | null;
}

/**
 * No valid submission has more bytes: in JSON and UTF-8 none of the 16 bits that the limits count is
 * longer than three bytes, and 1,024 are more than enough for the rest.
 */
export const MAX_BYTES = 3 * (LIMITS.name + LIMITS.url + LIMITS.text) + 1_024;

/** GitHub shows no more files of a pull request, and what is not shown is approved unseen. */
export const MAX_FILES = 300;

/** Some hundred thousand paths. */
const MAX_LIST_BYTES = 64 * 1_024 * 1_024;

/** From where the head left the base. Throws where that cannot be told. */
export async function readChange(git: Git, baseName: string, headName: string): Promise<Change> {
  const base = await commitOf(git, baseName);
  const head = await commitOf(git, headName);
  const from = await mergeBase(git, base, head);
  await insistListable(git, head);
  return { base, head, files: await changesBetween(git, from, head) };
}

/**
 * A few kilobytes of folders that hold each other ten times over unfold to billions of files. Git lists
 * files as it finds them, and can be stopped; changes it gathers in memory first.
 */
async function insistListable(git: Git, head: string): Promise<void> {
  try {
    await git.bytes(["ls-tree", "-r", "-z", "--name-only", head], { maxBytes: MAX_LIST_BYTES });
  } catch (cause) {
    if (!(cause instanceof TooMuchOutput)) throw cause;
    throw new Error(`${head} has more files than anybody can look at. Close the pull request.`, {
      cause,
    });
  }
}

/** Asks for all sizes first, and reads only what can be a submission. */
export async function readFiles(git: Git, { files }: Change): Promise<ChangedFile[]> {
  const oids = [...new Set(files.flatMap(({ after }) => regularFile(after) ?? []))];
  const sizes = new Map(zip(oids, await blobSizes(git, oids)));
  const small = oids.filter((oid) => (sizes.get(oid) ?? Number.POSITIVE_INFINITY) <= MAX_BYTES);
  const contents = new Map(zip(small, await readBlobBytes(git, small)));
  return files.map((file) => {
    const oid = regularFile(file.after) ?? "";
    return { ...file, size: sizes.get(oid) ?? null, content: contents.get(oid) ?? null };
  });
}

function regularFile(entry: TreeChange["after"]): string | null {
  return entry?.mode === REGULAR_FILE ? entry.oid : null;
}

async function commitOf(git: Git, name: string): Promise<string> {
  try {
    // A name that began with a dash would be an option to git.
    if (!name.startsWith("-"))
      return await git.text(["rev-parse", "--verify", "--quiet", `${name}^{commit}`]);
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
  }
  throw new Error(
    `There is no commit "${name}" in ${git.directory}. Fetch it first, or mend the name.`,
  );
}

async function mergeBase(git: Git, base: string, head: string): Promise<string> {
  const [only, another] = await mergeBases(git, base, head);
  if (only === undefined)
    throw new Error(
      `${base} and ${head} have no commit in common here. ` +
        "A shallow clone has no history: fetch it with git fetch --unshallow.",
    );
  // Against one of them alone, a change could pass for none.
  if (another !== undefined)
    throw new Error(
      `${base} and ${head} have more than one latest commit in common. ` +
        "Merge the base into the branch once more, or rebase it, and check again.",
    );
  return only;
}

async function mergeBases(git: Git, base: string, head: string): Promise<string[]> {
  try {
    return (await git.text(["merge-base", "--all", base, head])).split("\n");
  } catch (error) {
    if (error instanceof GitFailed && error.output === "") return [];
    throw error;
  }
}

function zip<A, B>(keys: readonly A[], values: readonly B[]): [A, B][] {
  return keys.flatMap((key, at): [A, B][] => {
    const value = values[at];
    return value === undefined ? [] : [[key, value]];
  });
}
