/** Makes the planned pages and the files of their threads: few in this process, many in a pool of them. */
import { type AskedPages, askedFacts } from "../../site/plan/asked-facts.ts";
import { type Chunk, chunksOf } from "../../site/plan/page-chunks.ts";
import { scopeOf } from "../../site/plan/scope.ts";
import type { ChunkOrder } from "./make-chunks.ts";
import { readFiles } from "./next-traces.ts";
import { makeInPool } from "./page-pool.ts";
import type { BuildOptions, PlannedSite } from "./plan-site.ts";
import { renderPages } from "./render-pages.ts";
import { writeStaged } from "./stage.ts";

/** Fewer are made before a second process has read what it must know. */
const WORTH_A_POOL = 1_000;

/** They are written into `folder`. What each page depends on, by name. */
export async function makePages(
  { read, lists, templates, plan, groups }: PlannedSite,
  options: BuildOptions,
  folder: string,
): Promise<AskedPages> {
  const pages = [...plan.made.keys()];
  const made = groups.flatMap(({ files }) => files.filter(({ isKept }) => !isKept));
  const ofThreads = made.flatMap(({ file, post }) =>
    post === null ? [] : [{ path: file.path, post }],
  );
  const areMany = pages.length >= WORTH_A_POOL;
  const inPool = () =>
    makeInPool({
      site: { content: read.content, lists, templates },
      known: readFiles(read),
      built: options,
      folder,
      chunks: chunksOf(pages, ofThreads).map(orderOf),
    });
  const pooled = areMany ? await inPool() : [];

  const here = areMany ? [] : pages;
  // Of a template whose pages are not known all are made.
  const isMore = here.length > 0 || templates.some(({ list }) => list === "unknown");
  const scope = scopeOf(here, lists, templates, { unknown: true });
  const alone = isMore ? await renderPages(read.content, scope, options, folder, askedFacts()) : [];
  for (const { file, post } of made) {
    if (post === null || !areMany) writeStaged(folder, file.path, file.content());
  }
  return new Map([...pooled, ...alone]);
}

function orderOf({ pages, files }: Chunk): ChunkOrder {
  return { names: pages.map(({ name }) => name), files };
}
