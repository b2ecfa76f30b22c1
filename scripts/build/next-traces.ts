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
import { keyOfFact, postsKeyOf } from "../../site/plan/facts.ts";
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
  const { read } = planned;
  const { inputs, told } = done;
  // Of pages that only Eleventy knows nobody can say whether they are there.
  const areKnown = planned.templates.every(({ list }) => list !== "unknown");
  return {
    ...{ inputs: areKnown ? inputs.key : "", surroundings: inputs.surroundings, told },
    postsKey: postsKeyOf(read.content.index),
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

/** The last build's facts keep their places: so what is kept of it stays as it is. */
function pageTraces(
  { plan, read }: PlannedSite,
  { output, stage, last, asked }: DoneBuild,
): Pick<BuildTraces, "facts" | "keys" | "pages"> {
  const known = plan.kept.size === 0 ? [] : (last?.facts ?? []);
  const places = new Map(known.map((fact, at) => [fact, at]));
  const placeOf = (fact: string) => {
    const place = places.get(fact) ?? places.size;
    places.set(fact, place);
    return place;
  };
  const kept = [...plan.kept].map(([{ name }, trace]) => [name, trace] as const);
  const made = [...plan.made.keys()].flatMap(({ name, given, facts }) => {
    const told = asked.get(name);
    if (told === undefined) return [];
    const path = relative(stage, told.output);
    const all = [...new Set([...facts, ...told.facts])].map(placeOf);
    return [[name, { output: path, ...stampOf(output, path), given, facts: all }] as const];
  });
  const facts = [...places.keys()];
  const keys = facts.slice(known.length).map((fact) => keyOfFact(fact, read.content));
  const pages: Record<string, PageTrace> = Object.fromEntries([...kept, ...made]);
  return { pages, facts, keys: [...plan.keys.slice(0, known.length), ...keys] };
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
