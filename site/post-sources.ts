/** Finds and reads the author's Markdown: posts/ and pages/, with all folders below them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

export type PostKind = "post" | "page";

export interface PostSource {
  kind: PostKind;
  /** Path in the repository, with `/`. */
  file: string;
  text: string;
}

/** In the order of their paths. `root` is the folder of the repository. */
export function readPostSources(root: string): PostSource[] {
  return [...sourcesIn(root, "posts", "post"), ...sourcesIn(root, "pages", "page")];
}

function sourcesIn(root: string, folder: string, kind: PostKind): PostSource[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name.split(sep).join("/")}`)
    .sort()
    .map((file) => ({ kind, file, text: readFileSync(join(root, file), "utf8") }));
}
