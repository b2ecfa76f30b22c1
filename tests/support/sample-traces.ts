/** What a build remembers, made up. */
import type { Entries, Said, TraceChanges } from "../../site/plan/build-traces.ts";
import type { Changes } from "../../site/plan/table.ts";

type Given = { [T in keyof Entries]?: Readonly<Record<string, Entries[T] | null>> };

/** As changes; as all where there was nothing before. */
export function sampleTraces(given: Given, said: Partial<Said> = {}): TraceChanges {
  return {
    said: {
      ...{ isWhole: true, surroundings: "code", shape: "shape", until: null, pages: 0 },
      told: { posts: 0, comments: 0, reports: [] },
      ...said,
    },
    listed: null,
    tables: {
      inputs: changes(given.inputs),
      facts: changes(given.facts),
      pages: changes(given.pages),
      files: changes(given.files),
      stamps: changes(given.stamps),
      posts: changes(given.posts),
      threads: changes(given.threads),
      pictures: changes(given.pictures),
    },
  };
}

function changes<T>(given: Readonly<Record<string, T | null>> = {}): Changes<T> {
  return new Map(Object.entries(given));
}
