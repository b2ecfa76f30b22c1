/** Makes parts of a large site one after the other, beside other processes that do the same. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
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
import type { BuildOptions } from "./plan-site.ts";
import { renderPages } from "./render-pages.ts";
import { keepHeapSmall, letGo } from "./small-heap.ts";
import { writeStaged } from "./stage.ts";

/** What is known of a site before any of its pages is made. */
export interface KnownSite {
  content: SiteContent;
  lists: SiteLists;
  templates: readonly PageTemplate[];
}

/** The same for all processes. */
export interface ChunksTask {
  built: BuildOptions;
  /** Where they write. */
  folder: string;
  chunks: readonly ChunkOrder[];
  /** An empty folder, in which they take down who makes what. */
  taken: string;
}

export interface ChunkOrder {
  /** Of the pages to make. */
  names: readonly string[];
  files: readonly ThreadFile[];
}

/** Makes all that no other process has taken; tells what each page depends on. `begin` is called before each part. */
export async function makeChunks(
  site: KnownSite,
  { built, folder, chunks, taken }: ChunksTask,
  begin: (order: ChunkOrder) => void,
): Promise<AskedPages> {
  keepHeapSmall();
  const asked = askedFacts();
  const made = new Map<string, AskedPage>();
  for (const [at, order] of chunks.entries()) {
    if (!isOurs(join(taken, String(at)))) continue;
    begin(order);
    const pages = await makeChunk(site, order, { built, folder, asked });
    for (const [name, page] of pages) made.set(name, page);
    // Or what others tell, such as that the build is gone, would be heard at the end only.
    await setImmediate();
  }
  return made;
}

/**
 * Nobody is asked: a process that is busy hears others only after some seconds. One whose build is gone, and its folder
 * with it, ends here.
 */
function isOurs(place: string): boolean {
  try {
    mkdirSync(place);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

async function makeChunk(
  { content, lists, templates }: KnownSite,
  { names, files: wanted }: ChunkOrder,
  { built, folder, asked }: Pick<ChunksTask, "built" | "folder"> & { asked: AskedFacts },
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
  letGo();
  return rendered;
}
