/** Which pages a build has to make, since something changed that they depend on. Pure. */
import { z } from "zod";
import type { SitePage } from "./site-pages.ts";

const PageTrace = z.strictObject({
  /** Below the output folder. */
  output: z.string(),
  /** Of the file that was written: bytes, and milliseconds since 1970. */
  size: z.number(),
  time: z.number(),
  given: z.string(),
  /** Each fact that it depends on, with its key. */
  facts: z.record(z.string(), z.string()),
});
export type PageTrace = z.infer<typeof PageTrace>;

/** What a build remembers of the last one into the same folder. */
export const BuildTraces = z.strictObject({
  version: z.literal(1),
  /** The key of all that every page depends on. */
  surroundings: z.string(),
  /** By name. */
  pages: z.record(z.string(), PageTrace),
});
export type BuildTraces = z.infer<typeof BuildTraces>;

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
  const known = (fact: string) => Object.hasOwn(trace.facts, fact);
  const unknown = page.facts.find((fact) => !known(fact));
  const changed =
    unknown ?? Object.keys(trace.facts).find((fact) => trace.facts[fact] !== keyOf(fact));
  return changed === undefined ? null : `changed: ${changed}`;
}
