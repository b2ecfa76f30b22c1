import fc from "fast-check";
import { expect, test } from "vitest";
import {
  changesBetween,
  chosen,
  entriesOf,
  entryOf,
  namesFrom,
  namesHolding,
  namesOf,
  type Table,
  textsOf,
  withChanges,
} from "../../../site/plan/table.ts";
import { storedTable } from "../../support/stored-table.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const FOLDER = temporaryFolder();

/** Short, so that one is often the beginning of another; and in letters that JSON or a line could break at. */
const name = fc.oneof(
  fc.string({
    unit: fc.constantFrom("a", "b", "/", " ", '"', "\\", "\n", "é", "🪶"),
    maxLength: 4,
  }),
  fc.constantFrom("__proto__", "constructor", '":', ",", "posts/a.md"),
);
const value = fc.uniqueArray(name, { maxLength: 3 });
const entries = fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: 30 });

type Entries = [string, string[]][];

/** As it is read from a file, with changes since. */
function tableOf(before: Entries, now: Entries): Table<string[]> {
  const changes = changesBetween(new Map(before), new Map(now), sameText);
  return withChanges(storedTable(FOLDER, before), changes);
}

function sameText(one: string[], other: string[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

test("a table has each of its entries, and no others, however many have changed since it was written", () => {
  fc.assert(
    fc.property(entries, entries, fc.array(name), (before, now, others) => {
      const [table, expected] = [tableOf(before, now), new Map(now)];
      const known = entriesOf(table);
      expect(known).toEqual(expected);
      expect(namesOf(table).sort()).toEqual([...expected.keys()].sort());
      for (const each of [...before.map(([key]) => key), ...expected.keys(), ...others])
        expect(entryOf(table, each)).toEqual(expected.get(each) ?? null);
      expect([...chosen(table, others).keys()]).toEqual([
        ...new Set(others.filter((each) => expected.has(each))),
      ]);
    }),
    { numRuns: 1_000 },
  );
});

test("a table of very many entries has each of them", () => {
  const many = Array.from({ length: 20_000 }, (_, at): [string, string] => [
    `é${at}`,
    `${at ** 3}`,
  ]);
  const table = storedTable(FOLDER, many);
  for (const [key, expected] of many.slice(0, 100)) expect(entryOf(table, key)).toBe(expected);
  expect(entriesOf(table)).toEqual(new Map(many));
  for (const [key, expected] of many) expect(entryOf(table, key)).toBe(expected);
  expect(entryOf(table, "é")).toBeNull();
});

test("of a table of texts each is cut out as it was written, whatever is in it", () => {
  const texts = fc.uniqueArray(fc.tuple(name, name), { selector: ([key]) => key, maxLength: 30 });
  fc.assert(
    fc.property(texts, texts, (before, now) => {
      const changes = changesBetween(new Map(before), new Map(now));
      const found = textsOf(withChanges(storedTable(FOLDER, before), changes));
      expect(found).toEqual(new Map(now));
    }),
    { numRuns: 1_000 },
  );
});

test("entries are found by a text that they hold, and by how their names begin", () => {
  fc.assert(
    fc.property(entries, entries, value, name, (before, now, texts, begin) => {
      const table = tableOf(before, now);
      const holding = now.filter(([, held]) => held.some((each) => texts.includes(each)));
      const found = namesHolding(table, texts);
      expect(holding.filter(([key]) => !found.has(key))).toEqual([]);
      expect([...namesFrom(table, begin)].sort()).toEqual(
        now.flatMap(([key]) => (key.startsWith(begin) ? [key] : [])).sort(),
      );
    }),
    { numRuns: 1_000 },
  );
});

test("no entry is found by a text that stands nowhere", () => {
  const table = tableOf([["posts/a.md", ["text posts/a.md"]]], [["posts/b.md", ["photo "]]]);
  expect([...namesHolding(table, ["text posts/a.md"])]).toEqual([]);
  expect([...namesHolding(table, ["photo "])]).toEqual(["posts/b.md"]);
});

test("what a table becomes another by is nothing where nothing has changed", () => {
  fc.assert(
    fc.property(entries, (same) => {
      expect([...changesBetween(new Map(same), new Map(same))]).toEqual([]);
    }),
  );
});
