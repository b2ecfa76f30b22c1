/** All that a build reads: where it is as it was, only the clock can change a site. */
import { join } from "node:path";
import { type ContentIds, contentIds, type GitLists, gitLists } from "../content-ids.ts";
import { filesIn } from "../output-folder.ts";
import type { BuiltSite } from "../settings.ts";
import { SURROUNDINGS, surroundingsOf } from "./surroundings.ts";

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

/** `root` is the folder of the repository; what was read `before` is not parsed again where it is the same. */
export async function readInputs(
  root: string,
  { settings, preview }: BuiltSite,
  before: Inputs | null = null,
): Promise<Inputs> {
  const listing = gitLists(root, [...CONTENT, ...SURROUNDINGS], before?.git);
  const paths = CONTENT.flatMap((folder) => filesIn(join(root, folder)));
  const git = await listing;
  const ids = contentIds(root, git);
  const surroundings = surroundingsOf(root, ids, { settings, preview });
  const files = new Map<string, string>();
  const start = join(root, "a").length - 1;
  for (const path of paths) {
    const inside = path.slice(start);
    const id = idOf(inside, ids);
    if (id !== null) files.set(inside, id);
  }
  return { ids, git, surroundings, files };
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
