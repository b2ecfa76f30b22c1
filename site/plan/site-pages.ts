/** Every page that Eleventy is to make, by name, with what it is made from. Pure. */
import type { Post } from "../post.ts";
import type { SiteContent } from "../site-content.ts";
import type { ListedPage, SiteLists } from "../site-lists.ts";
import { textKey } from "../text-key.ts";
import { pageName } from "./asked-facts.ts";
import { factName } from "./facts.ts";
import type { PageTemplate } from "./page-templates.ts";

export interface SitePage {
  name: string;
  /** The file of the post or page that it belongs to; null where it shows many. */
  post: string | null;
  /** Path of the Markdown or the template that it is made from. */
  source: string;
  /** Changes with the template, and with what it is given, posts apart. */
  given: string;
  /** What it depends on before it asks anything. */
  facts: readonly string[];
}

/** Those of a template whose pages are unknown are made anew each time, and not in it. */
export function sitePages(
  { index }: Pick<SiteContent, "index">,
  lists: SiteLists,
  templates: readonly PageTemplate[],
): SitePage[] {
  const posts = [...index.byFile.values()].map(({ file }) => ({
    ...{ name: file, post: file, source: file, given: "" },
    facts: [factName("post", { file }), factName("text", { file })],
  }));
  return [...posts, ...templates.flatMap((template) => pagesOf(template, lists))];
}

const OF_ONE_POST: readonly (keyof SiteLists)[] = ["commentPages", "aliases"];

function pagesOf({ path, list, key: template }: PageTemplate, lists: SiteLists): SitePage[] {
  if (list === "unknown") return [];
  if (list === null) return [{ name: path, post: null, source: path, given: template, facts: [] }];
  return lists[list].map((listed: ListedPage) => ({
    name: pageName(path, listed.key),
    post: OF_ONE_POST.includes(list) ? (listed.of[0]?.file ?? null) : null,
    source: path,
    given:
      template +
      textKey(JSON.stringify(listed, (_, value) => (isPost(value) ? value.file : value))),
    facts: listed.of.map((post) => factName("post", post)),
  }));
}

function isPost(value: unknown): value is Post {
  return typeof value === "object" && value !== null && "file" in value && "body" in value;
}
