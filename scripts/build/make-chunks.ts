/** Makes parts of a large site one after the other, beside other processes that do the same. */
import { setImmediate } from "node:timers/promises";
import {
  type AskedFacts,
  type AskedPage,
  type AskedPages,
  askedFacts,
} from "../../site/plan/asked-facts.ts";
import type { ThreadFile } from "../../site/plan/page-chunks.ts";
import type { PageTemplate } from "../../site/plan/page-templates.ts";
import { scopeOf } from "../../site/plan/scope.ts";
import { sitePages } from "../../site/plan/site-pages.ts";
import type { SiteContent } from "../../site/site-content.ts";
import type { SiteLists } from "../../site/site-lists.ts";
import { threadFiles } from "../../site/thread-files.ts";
import { collectGarbage } from "./collect-garbage.ts";
import type { BuildOptions } from "./plan-site.ts";
import { renderPages } from "./render-pages.ts";
import { partsFrom, type SharedParts } from "./shared-parts.ts";
import { writeStaged } from "./stage.ts";

/** What is known of a site before any of its pages is made. */
export interface KnownSite {
  content: SiteContent;
  lists: SiteLists;
  templates: readonly PageTemplate[];
}

export interface MakeTask {
  built: BuildOptions;
  /** Where all of them write. */
  folder: string;
}

export interface MakeOrder extends MakeTask, SharedParts<ChunkOrder> {}

export interface ChunkOrder {
  /** Of the pages to make. */
  names: readonly string[];
  files: readonly ThreadFile[];
}

/** Tells what each page depends on. `begin` is called before each part. */
export async function makeChunks(
  site: KnownSite,
  order: MakeOrder,
  begin: (chunk: ChunkOrder) => void,
): Promise<AskedPages> {
  const asked = askedFacts();
  const made = new Map<string, AskedPage>();
  for (const chunk of partsFrom(order)) {
    begin(chunk);
    const pages = await makeChunk(site, chunk, { ...order, asked });
    for (const [name, page] of pages) made.set(name, page);
    // What others tell is heard now.
    await setImmediate();
  }
  return made;
}

async function makeChunk(
  { content, lists, templates }: KnownSite,
  { names, files: wanted }: ChunkOrder,
  { built, folder, asked }: MakeTask & { asked: AskedFacts },
): Promise<AskedPages> {
  const made = sitePages(content, lists, templates, new Set(names));
  const scope = scopeOf(made, lists, templates, { unknown: false });
  const rendered = await renderPages(content, scope, built, folder, asked);
  const paths = new Set(wanted.map(({ path }) => path));
  for (const post of new Set(wanted.map((file) => file.post))) {
    const about = content.index.byFile.get(post);
    const files = about === undefined ? [] : threadFiles(about, content);
    for (const { path, content } of files)
      if (paths.has(path)) writeStaged(folder, path, content());
  }
  // The next part asks for others.
  content.threads.forget();
  collectGarbage();
  return rendered;
}
