/** What a build that is done leaves for the next, where that is not what the last one left. */
import { relative } from "node:path";
import { plansOf } from "../../site/images/shared-pictures.ts";
import { OUTPUT_RECORD } from "../../site/output-folder.ts";
import type { AskedPages } from "../../site/plan/asked-facts.ts";
import type {
  BuildTraces,
  KnownFiles,
  PageTrace,
  Said,
  ToldOfSite,
  TraceChanges,
} from "../../site/plan/build-traces.ts";
import { keyOfFact } from "../../site/plan/facts.ts";
import { goneFiles, type Keys, keysOf } from "../../site/plan/file-groups.ts";
import { type FileStamp, stampOf } from "../../site/plan/file-stamp.mjs";
import type { Inputs } from "../../site/plan/inputs.ts";
import { rememberedPost, rememberedThread } from "../../site/plan/remembered.ts";
import { type Changes, changesBetween, chosen, entryOf, namesOf } from "../../site/plan/table.ts";
import { changesAt } from "../../site/post.ts";
import type { KnownPost } from "../../site/read-posts.ts";
import type { ReadSite } from "../../site/site-content.ts";
import type { PlannedSite } from "./plan-site.ts";
import type { Stage } from "./stage.ts";

export interface DoneBuild {
  stage: Stage;
  inputs: Inputs;
  asked: AskedPages;
  /** Paths below the output folder, of all that are shown, if any can have changed. */
  pictures: readonly string[];
  told: ToldOfSite;
}

export function nextTraces(planned: PlannedSite, done: DoneBuild): TraceChanges {
  const pages = madePages(planned, done);
  const now = readFiles(planned.read);
  const { last, written } = planned.since;
  return {
    said: saidOf(planned, done),
    listed: last === null ? done.inputs.listed : null,
    tables: {
      inputs: last === null ? done.inputs.read : readOver(written),
      facts: newFacts(planned, pages),
      pages: new Map([...gonePages(planned), ...pages]),
      files: changedGroups(planned),
      stamps: newStamps(planned, done, pages),
      posts: inShort(changesBetween(planned.known.posts, now.posts, isSamePost), rememberedPost),
      threads: inShort(changesBetween(planned.known.threads, now.threads), rememberedThread),
      pictures: changesBetween(planned.known.pictures, now.pictures),
    },
  };
}

/**
 * What is left where something was edited during the build: which of the pages that it made have the edit,
 * nobody knows, so that they are made again.
 */
export function doubtfulTraces({ tables }: TraceChanges, last: BuildTraces): TraceChanges {
  const forgotten = (names: Iterable<string>) => new Map([...names].map((name) => [name, null]));
  return {
    said: { ...last.said, isWhole: false },
    listed: null,
    tables: {
      ...{ inputs: NONE, facts: NONE, posts: NONE, threads: NONE, pictures: NONE },
      pages: forgotten(tables.pages.keys()),
      files: forgotten(tables.files.keys()),
      stamps: forgotten(tables.stamps.keys()),
    },
  };
}

/** What is gone is so also where it was listed. */
function readOver(written: Changes<string>): Changes<string> {
  return new Map([...written].map(([path, id]) => [path, id ?? ""]));
}

function inShort<T, R>(changes: Changes<T>, remembered: (value: T) => R): Changes<R> {
  const each = [...changes].map(
    ([name, value]) => [name, value === null ? null : remembered(value)] as const,
  );
  return new Map(each);
}

const NONE: Changes<never> = new Map();

/** What a build needs to know of files that it does not read again. */
export function readFiles({ posts, threads, content }: ReadSite): KnownFiles {
  return {
    posts: new Map(posts.map((post) => [post.file, post])),
    threads,
    pictures: new Map(plansOf(content).map(({ facts }) => [facts.file, facts])),
  };
}

function saidOf(
  { since: { last }, plan, read, shape, templates, isPart }: PlannedSite,
  { inputs: { surroundings }, told }: DoneBuild,
): Said {
  // Of pages that only Eleventy knows nobody can say whether they are there.
  const areKnown = templates.every(({ list }) => list !== "unknown");
  return {
    ...{ isWhole: areKnown, surroundings, told },
    shape,
    until: read.posts.flatMap((post) => changesAt(post) ?? []).sort()[0] ?? null,
    pages: isPart && last !== null ? last.said.pages : plan.made.size + plan.kept.size,
  };
}

function madePages({ plan }: PlannedSite, { asked, stage }: DoneBuild): Map<string, PageTrace> {
  const made = [...plan.made.keys()].flatMap(({ name, given, facts }) => {
    const told = asked.get(name);
    if (told === undefined) return [];
    const all = [...new Set([...facts, ...told.facts])];
    return [[name, { output: relative(stage.folder, told.output), given, facts: all }] as const];
  });
  return new Map(made);
}

function gonePages({ since: { last }, plan, isPart }: PlannedSite): [string, null][] {
  if (last === null || isPart) return [];
  const kept = new Set([...plan.kept.keys()].map(({ name }) => name));
  return namesOf(last.tables.pages).flatMap((name) => (kept.has(name) ? [] : [[name, null]]));
}

/** Those that changed, and those that nothing depended on before. */
function newFacts(
  { since: { last }, changed, read }: PlannedSite,
  pages: ReadonlyMap<string, PageTrace>,
): Changes<string> {
  const factsOf = (traces: Iterable<PageTrace>) => [...traces].flatMap(({ facts }) => facts);
  const before =
    last === null ? [] : factsOf(chosen(last.tables.pages, [...pages.keys()]).values());
  // Most of them need not be looked for: the same pages depended on them before.
  const known = new Set([...before, ...changed.keys()]);
  const isNew = (fact: string) =>
    !known.has(fact) && (last === null || entryOf(last.tables.facts, fact) === null);
  const added = [...new Set(factsOf(pages.values()))]
    .filter(isNew)
    .map((fact) => [fact, keyOfFact(fact, read.content)] as const);
  return new Map([...changed, ...added]);
}

function changedGroups({ since: { last }, groups, isPart }: PlannedSite): Changes<Keys> {
  const names = new Set(groups.map(({ name }) => name));
  const isGone = (name: string) => !names.has(name);
  const gone = last === null || isPart ? [] : namesOf(last.tables.files).filter(isGone);
  const changed = groups.flatMap((group): [string, Keys][] => {
    const now = keysOf(group);
    return isSame(group.before, now) ? [] : [[group.name, now]];
  });
  return new Map([...gone.map((name) => [name, null] as const), ...changed]);
}

function isSame(before: Keys, now: Keys): boolean {
  const paths = Object.keys(now);
  return (
    paths.length === Object.keys(before).length &&
    paths.every((path) => Object.hasOwn(before, path) && before[path] === now[path])
  );
}

function newStamps(
  { since: { last }, plan, groups, lost, isPart }: PlannedSite,
  { stage: { output }, pictures }: DoneBuild,
  pages: ReadonlyMap<string, PageTrace>,
): Changes<FileStamp> {
  const isStamped = (path: string) =>
    last !== null && !lost.has(path) && entryOf(last.tables.stamps, path) !== null;
  const files = groups.flatMap((group) => group.files);
  const written = [
    // It changes whenever files come or go: one that no build remembers is then missed.
    OUTPUT_RECORD,
    ...[...pages.values()].map((page) => page.output),
    ...files.filter(({ isKept }) => !isKept).map(({ file }) => file.path),
    ...pictures.filter((path) => !isStamped(path)),
  ];
  const all = () =>
    new Set([
      ...[...plan.kept.values()].map((page) => page.output),
      ...files.map(({ file }) => file.path),
      ...[...written, ...pictures],
    ]);
  const gone = isPart ? goneFiles(groups) : goneFrom(last, all());
  return new Map<string, FileStamp | null>([
    ...gone.map((path) => [path, null] as const),
    ...written.map((path) => [path, stampOf(output, path)] as const),
  ]);
}

function goneFrom(last: BuildTraces | null, all: ReadonlySet<string>): string[] {
  return last === null ? [] : namesOf(last.tables.stamps).filter((path) => !all.has(path));
}

/** Its key holds all that it says of itself, the id of its content the rest. */
function isSamePost(one: KnownPost, other: KnownPost): boolean {
  return one.key === other.key && one.contentId === other.contentId;
}
