/** Which pages a build has to make, since something changed that they depend on. Pure. */
import type { BuildTraces, PageTrace } from "./build-traces.ts";
import type { SitePage } from "./site-pages.ts";
import { entryOf } from "./table.ts";

export interface BuildPlan {
  /** What is made, and the first reason why. */
  made: ReadonlyMap<SitePage, string>;
  /** What stays as it is, of the pages that were looked at. */
  kept: ReadonlyMap<SitePage, PageTrace>;
}

export interface Sight {
  last: BuildTraces;
  /** Of the facts that it left, those that are otherwise now. */
  changed: ReadonlyMap<string, string>;
  /** What was written into the output folder, and is not there any more, or not as it was. */
  lost: ReadonlySet<string>;
}

export function planBuild(pages: readonly SitePage[], sight: Sight): BuildPlan {
  const made = new Map<SitePage, string>();
  const kept = new Map<SitePage, PageTrace>();
  for (const page of pages) {
    const trace = entryOf(sight.last.tables.pages, page.name);
    const reason = reasonFor(page, trace, sight);
    if (reason === null && trace !== null) kept.set(page, trace);
    else made.set(page, reason ?? "it is new");
  }
  return { made, kept };
}

/** Where nothing can be kept. */
export function planAll(pages: readonly SitePage[], why: string): BuildPlan {
  return { made: new Map(pages.map((page) => [page, why])), kept: new Map() };
}

function reasonFor(
  page: SitePage,
  trace: PageTrace | null,
  { changed, lost }: Pick<Sight, "changed" | "lost">,
): string | null {
  if (trace === null) return "it is new";
  if (lost.has(trace.output)) return "its file was changed or removed";
  if (trace.given !== page.given) return "its template changed, or its place among others";
  const fact = trace.facts.find((name) => changed.has(name));
  return fact === undefined ? null : `changed: ${fact}`;
}
