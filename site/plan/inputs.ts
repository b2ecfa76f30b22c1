/** All that a build reads, by its content: where it is as it was, only the clock can change a site. */
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BadFile } from "../../comments/bad-file.ts";
import { type ContentIds, contentId } from "../content-ids.ts";
import { filesIn } from "../output-folder.ts";
import type { BuiltSite } from "../settings.ts";
import { statOf } from "./file-stamp.mjs";
import { type GitListing, gitListing } from "./git-listing.ts";
import { differingPaths, idIn, idsBelow } from "./listed-ids.ts";
import { NO_LINES, type StoredLines } from "./stored-lines.ts";
import { INSTALLED, SURROUNDINGS, surroundingsOf } from "./surroundings.ts";
import type { Changes } from "./table.ts";

/** What is in which file. */
export interface FileIds {
  /** As git lists it: see listed-ids.ts. */
  listed: StoredLines;
  /** In place of that: by path, the id of what git does not tell of; "" where there is no file. */
  read: ReadonlyMap<string, string>;
}

export interface Inputs extends FileIds {
  git: GitListing | null;
  /** The key of all that every page depends on. */
  surroundings: string;
  /** Of that, and of what is published as it is. */
  ids: ContentIds;
}

export const NO_FILES: FileIds = { listed: NO_LINES, read: new Map() };

/** What people write, visitors among them. */
const CONTENT = [
  ...["posts", "pages", "assets"],
  ...["comments-data/threads", "comments-data/submissions"],
];
const FOLDERS = [...CONTENT, ...SURROUNDINGS];

/** `root` is the folder of the repository. */
export async function readInputs(root: string, { settings, preview }: BuiltSite): Promise<Inputs> {
  const git = await gitListing(root, FOLDERS);
  const files = fileIds(root, git);
  const ids = idsOf(root, files);
  return { ...files, git, ids, surroundings: surroundingsOf(root, ids, { settings, preview }) };
}

/** Begins to look whether it is all as it was read `before`: see {@link areAsRead}. */
export function lookAgain(root: string, before: Inputs): Promise<GitListing | null> {
  return gitListing(root, FOLDERS, before.git);
}

/** Whether it was as it was read `before` when git began to look. */
export async function areAsRead(
  root: string,
  before: Inputs,
  looking: ReturnType<typeof lookAgain>,
): Promise<boolean> {
  return inputChanges(before, fileIds(root, await looking)).size === 0;
}

/**
 * What is otherwise `now`: by path, its id; null where it is gone. Throws {@link BadFile} for posts and comments that
 * no path leads to.
 */
export function inputChanges(before: FileIds, now: FileIds): Changes<string> {
  const changes = new Map<string, string | null>();
  const differing = before.listed === now.listed ? [] : differingPaths(before.listed, now.listed);
  for (const path of new Set([...differing, ...before.read.keys(), ...now.read.keys()])) {
    if (UNREACHED.test(path)) throw new BadFile(path, [{ field: "", message: NAME_EXPECTED }]);
    const [old, id] = [idOf(path, before), idOf(path, now)];
    if (old !== id) changes.set(path, id === "" ? null : id);
  }
  return changes;
}

function idOf(path: string, { listed, read }: FileIds): string {
  return read.get(path) ?? idIn(listed, path) ?? "";
}

/** Of what is no letter in UTF-8 another stands in the text of a path, which then leads nowhere. */
const UNREACHED = /^(?:posts|pages|comments-data)\/.*\ufffd.*\.(?:md|json)$/;
const NAME_EXPECTED = "expected a name in UTF-8; give it another";

function fileIds(root: string, git: GitListing | null): FileIds {
  const unlisted = FOLDERS.filter((folder) => git === null || isElsewhere(root, folder));
  const unsure = [...unlisted, ...(git?.unsure ?? []), INSTALLED];
  const read = new Map(unsure.flatMap((path) => [...readIds(root, path)]));
  return { listed: git?.lines ?? NO_LINES, read };
}

/** Git looks behind no link, and into no other repository. */
function isElsewhere(root: string, folder: string): boolean {
  const names = folder.split("/");
  const above = names.map((_, at) => join(root, ...names.slice(0, at + 1)));
  return above.some(
    (path) =>
      lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() || existsSync(`${path}/.git`),
  );
}

/** Of the file, or of those in the folder. Of what is gone "". */
function* readIds(root: string, path: string): Generator<[path: string, id: string]> {
  const place = join(root, path);
  const found = statOf(place);
  yield [path, found?.isFile() ? idAt(place) : ""];
  if (!found?.isDirectory()) return;
  // Git names a folder where it is a link, or another repository.
  const start = join(root, "a").length - 1;
  for (const file of filesIn(place)) yield [file.slice(start), idAt(file)];
}

/** Editors lay files beside for a moment: one that is gone meanwhile is no part of the site. */
function idAt(file: string): string {
  try {
    return contentId(readFileSync(file));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

function idsOf(root: string, { listed, read }: FileIds): ContentIds {
  const folders = ["assets", ...SURROUNDINGS];
  const ids = new Map([...folders.flatMap((folder) => [...idsBelow(listed, folder)]), ...read]);
  return (path) => ids.get(path) ?? idIn(listed, path) ?? contentId(readFileSync(join(root, path)));
}
