/** Makes the planned pages: few in this process, many in a pool of them. */
import type { AskedPages } from "../../site/plan/asked-facts.ts";
import { chunksOf } from "../../site/plan/page-chunks.ts";
import { scopeOf } from "../../site/plan/scope.ts";
import { knownContent } from "./next-traces.ts";
import { makeInPool } from "./page-pool.ts";
import type { BuildOptions, PlannedSite } from "./plan-site.ts";
import { renderPages } from "./render-pages.ts";

/** Fewer are made before a second process has read what it must know. */
const WORTH_A_POOL = 1_500;

/** They are written into `folder`. What each depends on, by name. */
export async function makePages(
  { read, lists, templates, plan }: PlannedSite,
  options: BuildOptions,
  folder: string,
): Promise<AskedPages> {
  const made = [...plan.made.keys()];
  const areMany = made.length >= WORTH_A_POOL;
  const here = areMany ? [] : made;
  const task = { known: knownContent(read), built: options, folder };
  const pooled = areMany ? await makeInPool(chunksOf(made), task) : [];
  // Of a template whose pages are not known all are made.
  const isMore = here.length > 0 || templates.some(({ list }) => list === "unknown");
  const scope = scopeOf(here, lists, templates, { unknown: true });
  const alone = isMore ? await renderPages(read.content, scope, options, folder) : [];
  return new Map([...pooled, ...alone]);
}
