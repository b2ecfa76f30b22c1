/** What a build that is done leaves for the next. */
import { relative } from "node:path";
import type { AskedFacts } from "../../site/plan/asked-facts.ts";
import type { BuildPlan } from "../../site/plan/build-plan.ts";
import type { BuildTraces, FileTrace, PageTrace } from "../../site/plan/build-traces.ts";
import { stampOf } from "../../site/plan/file-stamp.ts";
import type { ReadSite } from "../../site/site-content.ts";

export interface DoneBuild {
  last: BuildTraces | null;
  plan: BuildPlan;
  asked: AskedFacts;
  keyOf: (fact: string) => string;
}

/** `output` is the folder that was built into. */
export function pageTraces(
  output: string,
  { last, plan, asked, keyOf }: DoneBuild,
): Pick<BuildTraces, "facts" | "pages"> {
  const places = new Map<string, number>();
  const placeOf = (fact: string) => {
    const place = places.get(fact) ?? places.size;
    places.set(fact, place);
    return place;
  };
  const pages: Record<string, PageTrace> = {};
  for (const [{ name }, trace] of plan.kept) {
    const facts = trace.facts.flatMap((at) => last?.facts[at]?.fact ?? []);
    pages[name] = { ...trace, facts: facts.map(placeOf) };
  }
  for (const { name, given, facts } of plan.made.keys()) {
    const told = asked.pages.get(name);
    if (told === undefined) continue;
    const path = relative(output, told.output);
    const all = new Set([...facts, ...told.facts]);
    pages[name] = { output: path, ...stampOf(output, path), given, facts: [...all].map(placeOf) };
  }
  return { pages, facts: [...places.keys()].map((fact) => ({ fact, key: keyOf(fact) })) };
}

/** Of files that no template shapes: each with its key, and with its trace where it was kept. */
export function fileTraces(
  output: string,
  files: Iterable<{ path: string; key: string; kept: FileTrace | null }>,
): BuildTraces["files"] {
  const traces = [...files].map(
    ({ path, key, kept }) => [path, kept ?? { key, ...stampOf(output, path) }] as const,
  );
  return Object.fromEntries(traces);
}

export function knownContent({ posts, threads }: ReadSite): Pick<BuildTraces, "posts" | "threads"> {
  return {
    posts: Object.fromEntries(posts.map((post) => [post.file, post])),
    threads: Object.fromEntries(threads),
  };
}
