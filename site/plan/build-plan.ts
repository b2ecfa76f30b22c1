/** Which pages a build has to make, since something changed that they depend on. Pure. */
import type { BuildTraces, PageTrace } from "./build-traces.ts";
import type { SitePage } from "./site-pages.ts";

export interface BuildPlan {
  /** What is made, and the first reason why. */
  made: ReadonlyMap<SitePage, string>;
  /** What stays as it is. */
  kept: ReadonlyMap<SitePage, PageTrace>;
  /** Of the facts that the last build left, as they are now. Empty where none of its pages can be kept. */
  keys: readonly string[];
}

export interface Sight {
  /** Null where the last build left none that can be read. */
  last: BuildTraces | null;
  surroundings: string;
  /** Of the facts that it left, as they are now. */
  keysNow: (last: BuildTraces) => readonly string[];
  /** Whether the file that was written is still there, as it was. */
  isThere: (trace: PageTrace) => boolean;
}

export function planBuild(pages: readonly SitePage[], sight: Sight): BuildPlan {
  const { last, surroundings } = sight;
  if (last === null) return allMade(pages, "nothing is known of a build before this");
  if (last.surroundings !== surroundings)
    return allMade(pages, "layouts, settings or the program changed");
  const keys = sight.keysNow(last);
  const changed = new Map(
    last.facts.flatMap((fact, at) => (keys[at] === last.keys[at] ? [] : [[at, fact]])),
  );
  const made = new Map<SitePage, string>();
  const kept = new Map<SitePage, PageTrace>();
  for (const page of pages) {
    const trace = Object.hasOwn(last.pages, page.name) ? last.pages[page.name] : undefined;
    const reason = reasonFor(page, trace, changed, sight);
    if (reason === null && trace !== undefined) kept.set(page, trace);
    else made.set(page, reason ?? "it is new");
  }
  return { made, kept, keys };
}

function allMade(pages: readonly SitePage[], why: string): BuildPlan {
  return { made: new Map(pages.map((page) => [page, why])), kept: new Map(), keys: [] };
}

function reasonFor(
  page: SitePage,
  trace: PageTrace | undefined,
  changed: ReadonlyMap<number, string>,
  { isThere }: Pick<Sight, "isThere">,
): string | null {
  if (trace === undefined) return "it is new";
  if (!isThere(trace)) return "its file was changed or removed";
  if (trace.given !== page.given) return "its template changed, or its place among others";
  const fact = trace.facts.find((at) => changed.has(at));
  return fact === undefined ? null : `changed: ${changed.get(fact)}`;
}
