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

/**
 * Those of a template whose pages are unknown are made anew each time, and not in it. `wanted` are the names of
 * the only ones that are asked for, null where it is all.
 */
export function sitePages(
  { index }: Pick<SiteContent, "index">,
  lists: SiteLists,
  templates: readonly PageTemplate[],
  wanted: ReadonlySet<string> | null = null,
): SitePage[] {
  const isWanted = (name: string) => wanted === null || wanted.has(name);
  const makers = templates.filter(({ path }) => wanted === null || isMaker(path, wanted));
  const files =
    wanted === null ? index.byFile.keys() : [...wanted].filter((name) => index.byFile.has(name));
  return [
    ...[...files].map(pageOfPost),
    ...makers.flatMap((template) => pagesOf(template, lists, isWanted)),
  ];
}

function isMaker(template: string, names: ReadonlySet<string>): boolean {
  const first = pageName(template, "");
  return names.has(template) || [...names].some((name) => name.startsWith(first));
}

function pageOfPost(file: string): SitePage {
  return {
    ...{ name: file, post: file, source: file, given: "" },
    facts: [factName("post", { file }), factName("text", { file })],
  };
}

const OF_ONE_POST: readonly (keyof SiteLists)[] = ["commentPages", "aliases"];

function pagesOf(
  { path, list, key: template }: PageTemplate,
  lists: SiteLists,
  isWanted: (name: string) => boolean,
): SitePage[] {
  if (list === "unknown") return [];
  if (list === null)
    return isWanted(path)
      ? [{ name: path, post: null, source: path, given: template, facts: [] }]
      : [];
  const nameOf = ({ key }: ListedPage) => pageName(path, key);
  const listed: readonly ListedPage[] = lists[list];
  return listed
    .filter((page) => isWanted(nameOf(page)))
    .map((listed) => ({
      name: nameOf(listed),
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
