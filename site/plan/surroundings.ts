/** All that every page depends on: code, layouts, settings, words, packages, and what Node says of languages. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../output-folder.ts";

const CODE = [
  ...["_includes", "site", "comments", "words", "scripts/build"],
  ...["assets/comment-form", "assets/search"],
];
const FILES = [".eleventy.ts", "site.config.ts", "package.json", "package-lock.json"];

/** `built` is what else is settled before any page is made. `root` is the folder of the repository. */
export function surroundingsOf(root: string, built: unknown): string {
  const hash = createHash("sha256");
  const { node, icu, cldr, unicode, tz } = process.versions;
  hash.update(JSON.stringify([built, node, icu, cldr, unicode, tz]));
  const found = [...CODE.flatMap((folder) => filesIn(join(root, folder))), ...filesHere(root)];
  for (const path of found.sort()) {
    const bytes = readFileSync(path);
    // Its length too: the end of one file is no beginning of the next.
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("base64url");
}

/** Who installs packages in another way has another lock file, or none. */
function filesHere(root: string): string[] {
  return FILES.map((file) => join(root, file)).filter((path) => existsSync(path));
}
