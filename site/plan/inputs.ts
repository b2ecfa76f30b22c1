/** All that a build reads: where it is as it was, only the clock can change a site. */
import { join } from "node:path";
import { type ContentIds, contentIds } from "../content-ids.ts";
import { filesIn } from "../output-folder.ts";
import type { BuiltSite } from "../settings.ts";
import { SURROUNDINGS, surroundingsOf } from "./surroundings.ts";

export interface Inputs {
  ids: ContentIds;
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
export async function readInputs(root: string, { settings, preview }: BuiltSite): Promise<Inputs> {
  const ids = await contentIds(root, [...CONTENT, ...SURROUNDINGS]);
  const surroundings = surroundingsOf(root, ids, { settings, preview });
  const files = new Map<string, string>();
  for (const path of CONTENT.flatMap((folder) => filesIn(join(root, folder)))) {
    const inside = path.slice(join(root, "a").length - 1);
    files.set(inside, idOf(inside, ids));
  }
  return { ids, surroundings, files };
}

/** Editors lay files beside for a moment: one that is gone meanwhile is no part of the site. */
function idOf(path: string, ids: ContentIds): string {
  try {
    return ids(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}
