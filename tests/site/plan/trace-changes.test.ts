import fc from "fast-check";
import { expect, test } from "vitest";
import type { BuildTraces } from "../../../site/plan/build-traces.ts";
import {
  changesOf,
  type OwnTraces,
  type TraceChanges,
  withChanges,
  withoutUnused,
} from "../../../site/plan/trace-changes.ts";

type Post = BuildTraces["posts"][string];

const name = fc.constantFrom("posts/a.md", "posts/b.md", "posts/c.md", "__proto__", "constructor");
const table = <T>(value: fc.Arbitrary<T>) =>
  fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key }).map(Object.fromEntries<T>);
const short = fc.constantFrom("1", "2");
const facts = fc.uniqueArray(fc.constantFrom("post a", "thread a", "post b", "photo "));
const stamp = { size: fc.nat(3), time: fc.nat(3) };

/** Of a blog whose pages have so many facts to point at. */
function traces(known: readonly string[]): fc.Arbitrary<BuildTraces> {
  const places = known.length === 0 ? fc.constant([]) : fc.array(fc.nat(known.length - 1));
  return fc.record({
    ...{ inputs: short, until: fc.option(short), surroundings: short, postsKey: short },
    told: fc.record({ posts: fc.nat(), comments: fc.nat(), reports: fc.array(short) }),
    facts: fc.constant(known),
    keys: fc.array(short, { minLength: known.length, maxLength: known.length }),
    pages: table(fc.record({ output: short, given: short, ...stamp, facts: places })),
    files: table(fc.record({ key: short, ...stamp })),
    posts: table(fc.record({ key: short, contentId: short }).map((post) => post as Post)),
    threads: table(
      fc.record({ key: short }).map(({ key }) => ({
        ...{
          key,
          digest: { responses: 1, places: 1, newest: null, changed: null, keys: {}, isLong: false },
        },
      })),
    ),
    pictures: fc.constant({}),
  });
}

const twoBuilds = fc.tuple(facts, facts).chain(([first, more]) => {
  const all = [...new Set([...first, ...more])];
  return fc.tuple(traces(first), traces(all));
});

function read<T>(written: BuildTraces | TraceChanges): T {
  return JSON.parse(JSON.stringify(written));
}

/** As a file keeps it: in which order tables have their names tells nothing. */
function told(built: BuildTraces): unknown {
  const sorted = (all: object) => Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1));
  const { pages, files, posts, threads, pictures, ...others } = built;
  return { ...others, tables: [pages, files, posts, threads, pictures].map(sorted) };
}

test("what a build remembers is what the last one did, with its changes", () => {
  fc.assert(
    fc.property(twoBuilds, ([last, next]) => {
      const changes = changesOf(last, next);
      expect(changes).not.toBeNull();
      if (changes !== null)
        expect(told(withChanges(read<OwnTraces>(last), read<TraceChanges>(changes)))).toEqual(
          told(next),
        );
    }),
    { numRuns: 500 },
  );
});

test("what is as it was is in no change", () => {
  fc.assert(
    fc.property(facts.chain(traces), (last) => {
      const { added, keys, tables } = changesOf(last, { ...last }) ?? {};
      expect([added, keys]).toEqual([[], []]);
      expect(Object.values(tables ?? { none: 1 })).toEqual([{}, {}, {}, {}, {}]);
    }),
  );
});

test("traces whose facts are in other places have no changes, and are written as a whole", () => {
  const [last] = fc.sample(traces(["post a", "thread a"]), 1);
  const [next] = fc.sample(traces(["thread a", "post a"]), 1);
  if (last === undefined || next === undefined) throw new Error("There is no sample.");
  expect(changesOf(last, next)).toBeNull();
});

test("facts that no page depends on are left out, and each page keeps its own", () => {
  fc.assert(
    fc.property(facts.chain(traces), (built) => {
      const lean = withoutUnused(built);
      const factsOf = ({ pages, facts, keys }: BuildTraces) =>
        Object.entries(pages).map(([page, trace]) => [
          ...[page, trace.facts.map((at) => [facts[at], keys[at]])],
        ]);
      expect(factsOf(lean)).toEqual(factsOf(built));
      const used = new Set(Object.values(lean.pages).flatMap((page) => page.facts));
      expect(used.size).toBe(lean.facts.length);
    }),
  );
});
