/** The output folder: knows what builds wrote there, and takes away what only a former one did. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, sep } from "node:path";
import { z } from "zod";
import { parseAs, parseJson } from "../comments/bad-file.ts";

/**
 * Lists the files of the last build. It lies in the folder itself, so that a cache or a move takes it
 * along, and the folder above need not be writable; it names nothing that is not public.
 */
export const OUTPUT_RECORD = ".stet-build.json";

const OutputRecord = z.strictObject({ version: z.literal(1), files: z.array(z.string()) });

export interface OutputFile {
  /** Below the output folder. */
  path: string;
  /** Changes with the content. */
  key: string;
  content: () => string | Buffer;
}

/**
 * Removes what a former build wrote and `files` does not name: from here on those are the site. Nothing
 * that a build did not write is ever removed. Paths are below `output`.
 */
export function removeOthers(output: string, files: ReadonlySet<string>): void {
  for (const path of recordedFiles(output)) if (!files.has(path)) removeFile(output, path);
  writeRecord(output, [...files]);
}

/** The same where it is known which are `gone`, and which have come to them. */
export function changeOutput(
  output: string,
  { added, gone }: { added: readonly string[]; gone: readonly string[] },
): void {
  // To read a list of tens of thousands takes a while, and most builds change files that are there.
  if (added.length + gone.length === 0) return;
  const files = new Set([...recordedFiles(output), ...added]);
  for (const path of gone) if (files.delete(path)) removeFile(output, path);
  writeRecord(output, [...files]);
}

/**
 * Marks a folder as one that builds may write and tidy. False where it holds files of another kind,
 * which must not be mixed with the site's.
 */
export function claimOutput(output: string): boolean {
  const record = join(output, OUTPUT_RECORD);
  if (existsSync(record)) return true;
  const isFree = !existsSync(output) || readdirSync(output).every((name) => name.startsWith("."));
  if (isFree) writeRecord(output, []);
  return isFree;
}

function writeRecord(output: string, files: string[]): void {
  const text = JSON.stringify({ version: 1, files: files.sort() }, null, 2);
  const record = join(output, OUTPUT_RECORD);
  if (existsSync(record) && readFileSync(record, "utf8") === `${text}\n`) return;
  mkdirSync(output, { recursive: true });
  // Whole or not at all: a full disk or a kill would leave half of it.
  writeFileSync(`${record}.tmp`, `${text}\n`);
  renameSync(`${record}.tmp`, record);
}

/** Paths of a folder's files, itself in front, with `/`. A missing folder has none, and a link to nothing is none. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    // To look at each file, and not at links alone, takes longer than all else here.
    const kind = entry.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : entry;
    if (kind?.isDirectory()) return filesIn(path);
    return kind?.isFile() ? [path] : [];
  });
}

function recordedFiles(output: string): string[] {
  const file = join(output, OUTPUT_RECORD);
  if (!existsSync(file)) return [];
  try {
    return parseAs(OutputRecord, parseJson(readFileSync(file, "utf8"), file), file).files;
  } catch (cause) {
    throw new Error(`${file} is damaged. Delete ${output}, and build again.`, { cause });
  }
}

/** And the folders that it leaves empty. The record is a file that anybody may have edited. */
function removeFile(output: string, path: string): void {
  const file = join(output, path);
  if (!existsSync(file) || !lstatSync(file).isFile()) return;
  const root = realpathSync(output);
  let folder = dirname(realpathSync(file));
  if (folder !== root && !folder.startsWith(root + sep)) return;
  rmSync(file);
  while (folder.startsWith(root + sep) && readdirSync(folder).length === 0) {
    rmdirSync(folder);
    folder = dirname(folder);
  }
}
