/** Which pages a build has to make, since something changed that they depend on. Pure. */
import type { BuildTraces, PageTrace } from "./build-traces.ts";
import type { SitePage } from "./site-pages.ts";

export interface BuildPlan {
  /** What is made, and the first reason why. */
  made: ReadonlyMap<SitePage, string>;
  /** What stays as it is. */
  kept: ReadonlyMap<SitePage, PageTrace>;
}

export interface Sight {
  /** Null where the last build left none that can be read. */
  last: BuildTraces | null;
  surroundings: string;
  keyOf: (fact: string) => string;
  /** Whether the file that was written is still there, as it was. */
  isThere: (trace: PageTrace) => boolean;
}

export function planBuild(pages: readonly SitePage[], sight: Sight): BuildPlan {
  const made = new Map<SitePage, string>();
  const kept = new Map<SitePage, PageTrace>();
  for (const page of pages) {
    const trace = sight.last?.pages[page.name];
    const reason = reasonFor(page, trace, sight);
    if (reason === null && trace !== undefined) kept.set(page, trace);
    else made.set(page, reason ?? "it is new");
  }
  return { made, kept };
}

function reasonFor(page: SitePage, trace: PageTrace | undefined, sight: Sight): string | null {
  const { last, surroundings, keyOf, isThere } = sight;
  if (last === null) return "nothing is known of a build before this";
  if (last.surroundings !== surroundings) return "layouts, settings or the program changed";
  if (trace === undefined) return "it is new";
  if (!isThere(trace)) return "its file was changed or removed";
  if (trace.given !== page.given) return "its template changed, or its place among others";
  const changed = trace.facts.find((at) => keyOf(last.facts[at] ?? "") !== last.keys[at]);
  return changed === undefined ? null : `changed: ${last.facts[changed]}`;
}
