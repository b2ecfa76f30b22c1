/** The files of assets/ that are published as they are. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isScriptSource } from "./browser-script.ts";
import type { ContentIds } from "./content-ids.ts";
import { filesIn, type OutputFile } from "./output-folder.ts";

/** Paths in the repository, and below the output folder as well. `root` is the folder of the repository. */
export function assetPaths(root: string): string[] {
  return filesIn(join(root, "assets"))
    .map((path) => path.slice(join(root, "a").length - 1))
    .filter((path) => !isScriptSource(path));
}

export function assetFiles(root: string, ids: ContentIds): OutputFile[] {
  return assetPaths(root).map((path) => ({
    ...{ path, key: ids(path), content: () => readFileSync(join(root, path)) },
  }));
}
