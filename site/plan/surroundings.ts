/** All that every page depends on: code, layouts, settings, words, packages, and what Node says of languages. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { ContentIds } from "../content-ids.ts";
import { filesIn } from "../output-folder.ts";

/** Of the repository. */
const CODE = [
  ...["_includes", "site", "comments", "words", "scripts/build"],
  ...["assets/comment-form", "assets/search"],
];
const FILES = [".eleventy.ts", "site.config.ts", "package.json", "package-lock.json"];
/** What is installed, which after a pull may be other packages than the lock file names. */
export const INSTALLED = "node_modules/.package-lock.json";

export const SURROUNDINGS = [...CODE, ...FILES];

/** `built` is what else is settled before any page is made. `root` is the folder of the repository. */
export function surroundingsOf(root: string, ids: ContentIds, built: unknown): string {
  const hash = createHash("sha256");
  const { node, icu, cldr, unicode, tz } = process.versions;
  hash.update(JSON.stringify([built, node, icu, cldr, unicode, tz]));
  const files = CODE.flatMap((folder) => filesIn(join(root, folder)));
  const paths = files.map((path) => relative(root, path).split(sep).join("/"));
  // Who installs packages in another way has another lock file, or none.
  const here = [...FILES, INSTALLED].filter((file) => existsSync(join(root, file)));
  for (const path of [...paths, ...here].sort()) hash.update(`${path}\0${ids(path)}\0`);
  return hash.digest("base64url");
}
