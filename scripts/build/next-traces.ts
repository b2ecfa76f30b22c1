/** What a build that is done leaves for the next. */
import { relative } from "node:path";
import { plansOf } from "../../site/images/shared-pictures.ts";
import type { AskedPages } from "../../site/plan/asked-facts.ts";
import type {
  BuildTraces,
  KnownFiles,
  PageTrace,
  ToldOfSite,
} from "../../site/plan/build-traces.ts";
import { stampOf } from "../../site/plan/file-stamp.ts";
import type { Inputs } from "../../site/plan/inputs.ts";
import { changesAt } from "../../site/post.ts";
import type { ReadSite } from "../../site/site-content.ts";
import type { PlannedSite } from "./plan-site.ts";

export interface DoneBuild {
  /** The folder that was built into. */
  output: string;
  /** The one where its pages were made. */
  stage: string;
  last: BuildTraces | null;
  inputs: Inputs;
  asked: AskedPages;
  /** Paths below the output folder. */
  pictures: readonly string[];
  told: ToldOfSite;
}

export function nextTraces(planned: PlannedSite, done: DoneBuild): BuildTraces {
  const { postsKey, read } = planned;
  const { inputs, told } = done;
  // Of pages that only Eleventy knows nobody can say whether they are there.
  const areKnown = planned.templates.every(({ list }) => list !== "unknown");
  return {
    ...{ inputs: areKnown ? inputs.key : "", surroundings: inputs.surroundings, postsKey, told },
    until: read.posts.flatMap((post) => changesAt(post) ?? []).sort()[0] ?? null,
    ...pageTraces(planned, done),
    files: fileTraces(planned, done),
    ...knownFiles(read),
  };
}

/**
 * What can be kept of them where something was edited during the build: which of the pages that it made
 * have the edit, nobody knows, so that they are made again.
 */
export function doubtfulTraces(
  traces: BuildTraces,
  { plan, files }: Pick<PlannedSite, "plan" | "files">,
  last: BuildTraces | null,
): BuildTraces {
  const made = new Set([...plan.made.keys()].map(({ name }) => name));
  const written = new Set(files.filter(({ kept }) => kept === null).map(({ file }) => file.path));
  const isRead = (post: string) => last?.threads[post]?.key !== traces.threads[post]?.key;
  return {
    ...{ ...traces, inputs: "" },
    pages: without(traces.pages, (name) => made.has(name)),
    files: without(traces.files, (path) => written.has(path)),
    threads: without(traces.threads, isRead),
  };
}

function without<T>(
  all: Readonly<Record<string, T>>,
  isLeftOut: (name: string) => boolean,
): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !isLeftOut(name)));
}

function pageTraces(
  { plan, keyOf }: PlannedSite,
  { output, stage, last, asked }: DoneBuild,
): Pick<BuildTraces, "facts" | "keys" | "pages"> {
  const places = new Map<string, number>();
  const placeOf = (fact: string) => {
    const place = places.get(fact) ?? places.size;
    places.set(fact, place);
    return place;
  };
  const pages: Record<string, PageTrace> = {};
  for (const [{ name }, trace] of plan.kept) {
    const facts = trace.facts.flatMap((at) => last?.facts[at] ?? []);
    pages[name] = { ...trace, facts: facts.map(placeOf) };
  }
  for (const { name, given, facts } of plan.made.keys()) {
    const told = asked.get(name);
    if (told === undefined) continue;
    const path = relative(stage, told.output);
    const all = new Set([...facts, ...told.facts]);
    pages[name] = { output: path, ...stampOf(output, path), given, facts: [...all].map(placeOf) };
  }
  const facts = [...places.keys()];
  return { pages, facts, keys: facts.map(keyOf) };
}

function fileTraces({ files }: PlannedSite, { output, pictures }: DoneBuild): BuildTraces["files"] {
  const traces = files.map(
    ({ file: { path, key }, kept }) => [path, kept ?? { key, ...stampOf(output, path) }] as const,
  );
  // Their names tell the content.
  const shown = pictures.map((path) => [path, { key: "", ...stampOf(output, path) }] as const);
  return Object.fromEntries([...traces, ...shown]);
}

export function knownFiles({ posts, threads, content }: ReadSite): KnownFiles {
  return {
    posts: Object.fromEntries(posts.map((post) => [post.file, post])),
    threads: Object.fromEntries(threads),
    pictures: Object.fromEntries(plansOf(content).map(({ facts }) => [facts.file, facts])),
  };
}
