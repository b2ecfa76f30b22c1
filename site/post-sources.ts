/** Finds and reads the author's Markdown: posts/ and pages/, with all folders below them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contentId } from "./content-ids.ts";
import { filesIn } from "./output-folder.ts";

export type PostKind = "post" | "page";

export interface PostFile {
  kind: PostKind;
  /** Path in the repository, with `/`. */
  file: string;
}

export interface PostSource extends PostFile {
  /** Of its content: see content-ids.ts. */
  contentId: string;
  text: string;
}

/** In the order of their paths. `root` is the folder of the repository. */
export function readPostSources(root: string): PostSource[] {
  return [...eachPostSource(root)];
}

/** The same one by one, for those who need not hold the text of all. */
export function* eachPostSource(root: string): Generator<PostSource> {
  for (const file of postFiles(root)) yield readPostSource(root, file);
}

export function readPostSource(root: string, { kind, file }: PostFile): PostSource {
  const bytes = readFileSync(join(root, file));
  return { kind, file, contentId: contentId(bytes), text: bytes.toString("utf8") };
}

/** In the order of their paths: posts, then pages. */
export function postFiles(root: string): PostFile[] {
  const paths = ["posts", "pages"].flatMap((folder) => {
    const above = join(root, folder);
    return filesIn(above).map((path) => folder + path.slice(above.length));
  });
  return postsAmong(paths);
}

/** The same of files whose paths in the repository are known. */
export function postsAmong(paths: Iterable<string>): PostFile[] {
  const files = [...paths].filter((path) => path.endsWith(".md")).sort();
  const ofKind = (kind: PostKind) =>
    files.flatMap((file) => (file.startsWith(`${kind}s/`) ? [{ kind, file }] : []));
  return [...ofKind("post"), ...ofKind("page")];
}
