/** The templates in pages/, and which of the site's lists each makes its pages from. */
import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import matter from "gray-matter";
import { z } from "zod";
import { BadFile } from "../../comments/bad-file.ts";
import { matterOptions, yamlMapping } from "../front-matter.ts";
import { filesIn } from "../output-folder.ts";
import type { SiteLists } from "../site-lists.ts";
import { textKey } from "../text-key.ts";

export interface PageTemplate {
  /** In the repository, with `/`. */
  path: string;
  /** Null where it makes one page; "unknown" where nothing can be said of its pages before they are made. */
  list: keyof SiteLists | null | "unknown";
  /** Changes with its text. */
  key: string;
}

/** As a template names them. */
const LISTS: Readonly<Record<string, keyof SiteLists>> = {
  "lists.home": "home",
  "lists.years": "years",
  "lists.months": "months",
  "lists.tags": "tags",
  "lists.commentPages": "commentPages",
  "lists.aliases": "aliases",
};

const Head = z.object({
  pagination: z
    .strictObject({ data: z.string(), size: z.literal(1), alias: z.string() })
    .optional(),
});

/** What has a part of its posts or pages in a build of few pages. */
const IN_PARTS = /\b(lists|pagination|collections)(?:\.\w|\s*\[)/;
const COLLECTIONS = /\bcollections(?:\.\w|\s*\[)/;

/**
 * `root` is the folder of the repository. Throws {@link BadFile} where a layout goes through lists, or any
 * template through collections.
 */
export function readPageTemplates(root: string): PageTemplate[] {
  for (const path of filesIn(join(root, "_includes"))) {
    const [, name] = IN_PARTS.exec(readFileSync(path, "utf8")) ?? [];
    const file = relative(root, path).split(sep).join("/");
    if (name !== undefined) throw ofAPart(file, name);
  }
  const folder = join(root, "pages");
  return filesIn(folder)
    .filter((path) => path.endsWith(".njk"))
    .map((path) => `pages${path.slice(folder.length)}`)
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), "utf8");
      return { path, list: listOf(text, path), key: textKey(text) };
    });
}

function listOf(text: string, path: string): PageTemplate["list"] {
  const { data, content } = matter(text, { ...matterOptions(yamlMapping), filePath: path });
  const head = Head.safeParse(data);
  if (COLLECTIONS.test(text)) throw ofAPart(path, "collections");
  // In its text it would see less of a list than all.
  if (!head.success || /\blists\b/.test(content) || IN_PARTS.test(content)) return "unknown";
  const { pagination } = head.data;
  return pagination === undefined ? null : (LISTS[pagination.data] ?? "unknown");
}

function ofAPart(file: string, name: string): BadFile {
  const message = `${name} would have a part of the site where few pages are made; ask tags(), years() or sitePosts()`;
  return new BadFile(file, [{ field: "", message }]);
}
