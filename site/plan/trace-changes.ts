/** What a build remembers that the last one did not: most change little, and write no more than that. Pure. */
import type { BuildTraces } from "./build-traces.ts";

const TABLES = ["pages", "files", "posts", "threads", "pictures"] as const;
type Table = (typeof TABLES)[number];

/** By name; null where it is gone. */
type Changed<T> = Readonly<Record<string, T | null>>;

export interface TraceChanges extends Omit<BuildTraces, Table | "facts" | "keys"> {
  /** Those that came to the last one's, each with its key. */
  added: readonly (readonly [fact: string, key: string])[];
  /** Of facts that the last one knew, by their places. */
  keys: readonly (readonly [place: number, key: string])[];
  tables: { [T in Table]: Changed<BuildTraces[T][string]> };
}

/** Null where `next` does not go on from `last`, so that it has to be written as a whole. */
export function changesOf(last: BuildTraces, next: BuildTraces): TraceChanges | null {
  const { facts, keys, pages, files, posts, threads, pictures, ...said } = next;
  const known = last.facts.length;
  if (!last.facts.every((fact, at) => fact === facts[at])) return null;
  return {
    ...said,
    added: facts.slice(known).map((fact, at) => [fact, keys[known + at] ?? ""]),
    keys: keys
      .slice(0, known)
      .flatMap((key, at) => (key === last.keys[at] ? [] : [[at, key] as const])),
    tables: {
      pages: changedIn(last.pages, pages),
      files: changedIn(last.files, files),
      posts: changedIn(last.posts, posts, isSamePost),
      threads: changedIn(last.threads, threads),
      pictures: changedIn(last.pictures, pictures),
    },
  };
}

/** What is the same was handed on as it was. */
function changedIn<T>(
  last: Readonly<Record<string, T>>,
  next: Readonly<Record<string, T>>,
  isSame: (one: T, other: T) => boolean = Object.is,
): Changed<T> {
  const isNew = ([name, value]: [string, T]) => {
    const before = Object.hasOwn(last, name) ? last[name] : undefined;
    return before === undefined || !isSame(before, value);
  };
  const gone = Object.keys(last).filter((name) => !Object.hasOwn(next, name));
  return Object.fromEntries([
    ...Object.entries(next).filter(isNew),
    ...gone.map((name) => [name, null] as const),
  ]);
}

type KnownPost = BuildTraces["posts"][string];

/** Its key holds all that it says of itself, the id of its content the rest. */
function isSamePost(one: KnownPost, other: KnownPost): boolean {
  return one.key === other.key && one.contentId === other.contentId;
}

/** As a file holds them, which nobody else has. */
export type OwnTraces = BuildTraces & { facts: string[]; keys: string[] };

/** Changes `last` in place, which is not to be used any more: a copy takes as long as reading it did. */
export function withChanges(last: OwnTraces, changes: TraceChanges): OwnTraces {
  const { added, keys, tables, ...said } = changes;
  for (const [at, key] of keys) last.keys[at] = key;
  for (const [fact, key] of added) {
    last.facts.push(fact);
    last.keys.push(key);
  }
  return {
    ...{ ...said, facts: last.facts, keys: last.keys },
    pages: changed(last.pages, tables.pages),
    files: changed(last.files, tables.files),
    posts: changed(last.posts, tables.posts),
    threads: changed(last.threads, tables.threads),
    pictures: changed(last.pictures, tables.pictures),
  };
}

function changed<T>(all: Record<string, T>, changes: Changed<T>): Record<string, T> {
  for (const [name, value] of Object.entries(changes)) {
    // A plain assignment to a post called __proto__ would set none.
    const property = { value, enumerable: true, writable: true, configurable: true };
    if (value === null) delete all[name];
    else Object.defineProperty(all, name, property);
  }
  return all;
}

/** Without facts that no page depends on any more. */
export function withoutUnused(traces: BuildTraces): BuildTraces {
  const used = [...new Set(Object.values(traces.pages).flatMap(({ facts }) => facts))];
  const places = new Map(used.map((at, place) => [at, place]));
  const pages = Object.entries(traces.pages).map(([name, page]) => {
    const facts = page.facts.flatMap((at) => places.get(at) ?? []);
    return [name, { ...page, facts }] as const;
  });
  const pick = (all: readonly string[]) => used.map((at) => all[at] ?? "");
  const { facts, keys } = traces;
  return { ...traces, facts: pick(facts), keys: pick(keys), pages: Object.fromEntries(pages) };
}
