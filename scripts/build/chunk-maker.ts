/** Makes parts of a large site one after the other, in whatever process it is. */
import { type AskedPages, askedFacts } from "../../site/plan/asked-facts.ts";
import type { Chunk } from "../../site/plan/page-chunks.ts";
import type { PageTemplate } from "../../site/plan/page-templates.ts";
import { scopeOf } from "../../site/plan/scope.ts";
import { sitePages } from "../../site/plan/site-pages.ts";
import type { SiteContent } from "../../site/site-content.ts";
import type { SiteLists } from "../../site/site-lists.ts";
import { threadFiles } from "../../site/thread-files.ts";
import { collectGarbage } from "./collect-garbage.ts";
import type { BuildOptions } from "./plan-site.ts";
import { renderPages } from "./render-pages.ts";
import { writeStaged } from "./stage.ts";

/** What is known of a site before any of its pages is made. */
export interface KnownSite {
  content: SiteContent;
  lists: SiteLists;
  templates: readonly PageTemplate[];
}

export interface ChunkOrder extends Pick<Chunk, "files"> {
  /** Of the pages to make. */
  names: readonly string[];
}

/** Writes into `folder`, and tells what each page depends on. */
export function chunkMaker(
  { content, lists, templates }: KnownSite,
  built: BuildOptions,
  folder: string,
): (order: ChunkOrder) => Promise<AskedPages> {
  const { byFile } = content.index;
  const asked = askedFacts();
  return async ({ names, files: wanted }) => {
    const made = sitePages(content, lists, templates, new Set(names));
    const scope = scopeOf(made, lists, templates, { unknown: false });
    const rendered = await renderPages(content, scope, built, folder, asked);
    const paths = new Set(wanted.map(({ path }) => path));
    for (const post of new Set(wanted.map((file) => file.post))) {
      const about = byFile.get(post);
      const files = about === undefined ? [] : threadFiles(about, content);
      for (const { path, content } of files)
        if (paths.has(path)) writeStaged(folder, path, content());
    }
    // The next part asks for others.
    content.threads.forget();
    collectGarbage();
    return rendered;
  };
}
