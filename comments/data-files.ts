/** Threads and submissions on disk: the only file here that touches it. Missing folders are empty. */
import {
  closeSync,
  type Dirent,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { BadFile, parseAs, parseJson } from "./bad-file.ts";
import type { FoundSubmission } from "./merge-plan.ts";
import { SUBMISSIONS, submissionPath, THREADS, threadPath } from "./paths.ts";
import { isPostId } from "./post-id.ts";
import { stableJson } from "./stable-json.ts";
import { Submission } from "./submission.ts";
import { emptyThread, Thread } from "./thread.ts";

const UTF8 = new TextDecoder("utf-8", { fatal: true });

/** Checks the text of a thread file; `path` is used in errors and must be the one of its post. */
export function parseThread(text: string, path: string): Thread {
  const thread = parseAs(Thread, parseJson(text, path), path);
  return insist(thread, path, threadPath(thread.post));
}

/** Checks the text of a submission file; its folder must be its post and its name its id. */
export function parseSubmission(text: string, path: string): Submission {
  const submission = parseAs(Submission, parseJson(text, path), path);
  return insist(submission, path, submissionPath(submission.post, submission.id));
}

/** The ids of the posts that have a thread, told from the names of the files. `root` is the folder of the repository. */
export function threadIds(root: string): string[] {
  return threadFiles(root).map(threadIdOf);
}

/** The same of one file; null where there is none, or none of a thread. Throws {@link BadFile} where it lies amiss. */
export function threadIdAt(root: string, path: string): string | null {
  const found = path.startsWith(`${THREADS}/`) ? lstatIfThere(join(root, path)) : null;
  if (found === null) return null;
  if (found.isSymbolicLink()) throw link(path);
  const [name = "", ...below] = path.slice(`${THREADS}/`.length).split("/");
  if (!name.endsWith(".json")) return null;
  if (below.length > 0) throw strange(`${THREADS}/${name}`, "a file, not a folder");
  return threadIdOf(path);
}

function threadIdOf(path: string): string {
  const id = basename(path, ".json");
  if (isPostId(id)) return id;
  throw strange(path, "the id of a post for its name");
}

/** The thread of one post; a missing file is an empty thread. */
export function readThread(root: string, post: string): Thread {
  const text = readIfThere(root, threadPath(post));
  return text === null ? emptyThread(post) : parseThread(text, threadPath(post));
}

/** All approved submissions that are not yet merged, by path. */
export function readSubmissions(root: string): FoundSubmission[] {
  return jsonFilesBelow(root, SUBMISSIONS).flatMap((path) => {
    // Listed and then gone: a merge beside this read has just folded it.
    const text = readIfThere(root, path);
    return text === null ? [] : [{ path, submission: parseSubmission(text, path) }];
  });
}

/** So many are written before the first is made to last: a file system does that for all of them at once. */
const WRITTEN_TOGETHER = 200;

/**
 * Writes beside, then renames: a reader or a crash never sees half a thread. What a crash leaves beside
 * has the name that the next run writes to, since only one process at a time merges.
 */
export function writeThreads(root: string, threads: readonly Thread[]): void {
  if (threads.length > 0) makeThreadsFolder(root);
  for (let first = 0; first < threads.length; first += WRITTEN_TOGETHER) {
    const group = threads.slice(first, first + WRITTEN_TOGETHER);
    const paths = group.map(({ post }) => join(root, threadPath(post)));
    try {
      for (const [at, thread] of group.entries())
        writeFileSync(`${paths[at]}.tmp`, stableJson(Thread, thread));
      for (const path of paths) makeLast(`${path}.tmp`, "r+");
      for (const path of paths) renameSync(`${path}.tmp`, path);
    } catch (error) {
      // Where the disk is full, half a file would take the last of its space.
      for (const path of paths) rmSync(`${path}.tmp`, { force: true });
      throw error;
    }
  }
}

/** Its own name must last too, before what it holds is deleted elsewhere. */
function makeThreadsFolder(root: string): void {
  const folder = join(root, THREADS);
  const isNew = mkdirSync(folder, { recursive: true }) !== undefined;
  if (isNew) makeLast(dirname(folder), "r");
}

/** Makes the names of all threads last: a power cut must not take them back when what they hold is deleted. */
export function syncThreads(root: string): void {
  makeLast(join(root, THREADS), "r");
}

function makeLast(path: string, flags: "r" | "r+"): void {
  const opened = openSync(path, flags);
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** One that is gone already is as it should be. */
export function deleteSubmission(root: string, path: string): void {
  try {
    // Not rmSync, which looks at each file first, and takes twice as long.
    unlinkSync(join(root, path));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function threadFiles(root: string): string[] {
  const { jsonFiles, folders } = listed(root, THREADS);
  const folder = folders.find((path) => path.endsWith(".json"));
  if (folder !== undefined) throw strange(folder, "a file, not a folder");
  return jsonFiles;
}

/** Insists on UTF-8: what is no letter there would be lost when a merge writes the file again. */
function readText(root: string, path: string): string {
  const bytes = readFileSync(join(root, path));
  try {
    return UTF8.decode(bytes);
  } catch (cause) {
    throw new BadFile(path, [{ field: "", message: "not UTF-8: save it in that encoding" }], {
      cause,
    });
  }
}

function insist<T>(value: T, path: string, expected: string): T {
  if (path === expected) return value;
  const message = `by its content this file belongs at ${expected}; move it there or mend its content`;
  throw new BadFile(path, [{ field: "", message }]);
}

/** At any depth: what lies too high or too deep would else wait for ever, and unseen. */
function jsonFilesBelow(root: string, folder: string): string[] {
  const { jsonFiles, folders } = listed(root, folder);
  return [...jsonFiles, ...folders.sort().flatMap((each) => jsonFilesBelow(root, each))];
}

/** Throws for a link: were it passed over, nobody would see that what it stands for is missing. */
function listed(root: string, folder: string): { jsonFiles: string[]; folders: string[] } {
  const entries = entriesOf(join(root, folder));
  const found = entries.find((entry) => entry.isSymbolicLink());
  if (found !== undefined) throw link(`${folder}/${found.name}`);
  const pathsOf = (some: Dirent[]) => some.map(({ name }) => `${folder}/${name}`);
  return {
    jsonFiles: pathsOf(entries.filter((entry) => !entry.isDirectory()))
      .filter((path) => path.endsWith(".json"))
      .sort(),
    folders: pathsOf(entries.filter((entry) => entry.isDirectory())),
  };
}

function link(path: string): BadFile {
  return strange(path, "a file or a folder, not a link");
}

function strange(path: string, expected: string): BadFile {
  return new BadFile(path, [{ field: "", message: `expected ${expected}` }]);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function readIfThere(root: string, path: string): string | null {
  try {
    return readText(root, path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function lstatIfThere(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    // A file may stand where a folder was.
    if (isMissing(error) || (error instanceof Error && "code" in error && error.code === "ENOTDIR"))
      return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
