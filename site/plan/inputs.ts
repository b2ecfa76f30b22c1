/** All that a build reads: where it is as it was, only the clock can change a site. */
import { join } from "node:path";
import { type ContentIds, contentIds, type GitLists, gitLists } from "../content-ids.ts";
import { filesIn } from "../output-folder.ts";
import type { BuiltSite } from "../settings.ts";
import { SURROUNDINGS, surroundingsOf } from "./surroundings.ts";
import { changesBetween } from "./table.ts";

export interface Inputs {
  ids: ContentIds;
  git: GitLists;
  /** The key of all that every page depends on. */
  surroundings: string;
  /** What people write: by path, the id of its content. */
  files: ReadonlyMap<string, string>;
}

/** What people write, visitors among them. */
const CONTENT = [
  ...["posts", "pages", "assets"],
  ...["comments-data/threads", "comments-data/submissions"],
];

/** `root` is the folder of the repository. */
export async function readInputs(root: string, built: BuiltSite): Promise<Inputs> {
  const listing = listed(root);
  const paths = contentPaths(root);
  const git = await listing;
  const ids = contentIds(root, git);
  return { ids, git, surroundings: surroundingsIn(root, built, ids), files: filesOf(paths, ids) };
}

/** Begins to look whether it is all as it was read `before`: see {@link areAsRead}. */
export async function lookAgain(root: string, before: Inputs): Promise<GitLists> {
  return await listed(root, before.git);
}

/** Whether it was as it was read `before` when git began to look. */
export async function areAsRead(
  root: string,
  built: BuiltSite,
  before: Inputs,
  looking: ReturnType<typeof lookAgain>,
): Promise<boolean> {
  const paths = contentPaths(root);
  const ids = contentIds(root, await looking);
  return (
    changesBetween(before.files, filesOf(paths, ids)).size === 0 &&
    surroundingsIn(root, built, ids) === before.surroundings
  );
}

function listed(root: string, before: GitLists | null = null): Promise<GitLists> {
  return gitLists(root, [...CONTENT, ...SURROUNDINGS], before);
}

/** In the repository. */
function contentPaths(root: string): string[] {
  const start = join(root, "a").length - 1;
  return CONTENT.flatMap((folder) => filesIn(join(root, folder))).map((path) => path.slice(start));
}

function surroundingsIn(root: string, { settings, preview }: BuiltSite, ids: ContentIds): string {
  return surroundingsOf(root, ids, { settings, preview });
}

function filesOf(paths: readonly string[], ids: ContentIds): Map<string, string> {
  const files = new Map<string, string>();
  for (const path of paths) {
    const id = idOf(path, ids);
    if (id !== null) files.set(path, id);
  }
  return files;
}

/** Editors lay files beside for a moment: one that is gone meanwhile is no part of the site. */
function idOf(path: string, ids: ContentIds): string | null {
  try {
    return ids(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
