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
  return [...eachPostSource(root)];
}

/** The same one by one, for those who need not hold the text of all. */
export function* eachPostSource(root: string): Generator<PostSource> {
  yield* sourcesIn(root, "posts", "post");
  yield* sourcesIn(root, "pages", "page");
}

function* sourcesIn(root: string, folder: string, kind: PostKind): Generator<PostSource> {
  if (!existsSync(join(root, folder))) return;
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${folder}/${name.split(sep).join("/")}`)
    .sort();
  for (const file of files) yield { kind, file, text: readFileSync(join(root, file), "utf8") };
}
