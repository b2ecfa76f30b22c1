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

/**
 * `root` is the folder of the repository. Throws {@link BadFile} where a layout goes through lists: it would
 * see a part of them in a build of few pages.
 */
export function readPageTemplates(root: string): PageTemplate[] {
  for (const path of filesIn(join(root, "_includes"))) {
    if (!/\blists\s*[.[]/.test(readFileSync(path, "utf8"))) continue;
    const message =
      "lists are for the pagination of pages; ask tags(), years() or sitePosts() here";
    throw new BadFile(relative(root, path).split(sep).join("/"), [{ field: "", message }]);
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
  // In its text it would see less of a list than all.
  if (!head.success || /\blists\b/.test(content)) return "unknown";
  const { pagination } = head.data;
  return pagination === undefined ? null : (LISTS[pagination.data] ?? "unknown");
}
