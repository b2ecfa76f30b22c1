import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import {
  forgetTraces,
  type ReadTraces,
  readTraces,
  tracesAhead,
  writeTraces,
} from "../../../scripts/build/traces-file.ts";
import type { TraceChanges } from "../../../site/plan/build-traces.ts";
import { chosen, entryOf } from "../../../site/plan/table.ts";
import { sampleTraces } from "../../support/sample-traces.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** Of a blog with a hundred pages; `changed` is the key of one of them. */
function traces(changed: string): TraceChanges {
  const names = Array.from({ length: 100 }, (_, at) => `posts/post-${at}.md`);
  const page = (name: string) => ({ output: "index.html", given: "", facts: [`post ${name}`] });
  return sampleTraces({
    facts: Object.fromEntries(names.map((name) => [`post ${name}`, "key"])),
    pages: Object.fromEntries(names.map((name) => [name, page(name)])),
    inputs: { ...Object.fromEntries(names.map((name) => [name, "key"])), ...change(changed) },
  });
}

function change(key: string): Record<string, string> {
  return { "posts/post-7.md": key };
}

function tracesIn(): string {
  const file = join(temporaryFolder(), ".stet/builds/site.json");
  writeTraces(file, traces("first"), null);
  return file;
}

function keyIn(file: string): string | null {
  return keyOf(readTraces(file));
}

function keyOf(read: ReadTraces | null): string | null {
  return read === null ? null : entryOf(read.traces.tables.inputs, "posts/post-7.md");
}

/** As a build does: what is otherwise than it was. */
function remember(file: string, key: string): void {
  const last = readTraces(file);
  writeTraces(file, last === null ? traces(key) : sampleTraces({ inputs: change(key) }), last);
}

test("a build that changes little adds a line to what is there", () => {
  const file = tracesIn();
  const whole = readFileSync(file, "utf8");
  remember(file, "second");
  remember(file, "third");
  const text = readFileSync(file, "utf8");
  expect(text.startsWith(whole)).toBe(true);
  expect(text.slice(whole.length).trimEnd().split("\n")).toHaveLength(2);
  expect(text.length - whole.length).toBeLessThan(whole.length / 10);
  expect(keyIn(file)).toBe("third");
});

test("after many of them all is written anew: the file does not grow for ever", () => {
  const file = tracesIn();
  const whole = statSync(file).size;
  for (let at = 0; at < 200; at += 1) remember(file, String(at));
  expect(statSync(file).size).toBeLessThan(1.3 * whole);
  expect(keyIn(file)).toBe("199");
});

test("titles in any script come back as they were", () => {
  const file = tracesIn();
  for (const key of ["für", "日本語 🪶", "\\u00fc \n"]) {
    remember(file, key);
    expect(keyIn(file)).toBe(key);
  }
});

test("what was read ahead is what the last build left, also where one came after that", () => {
  const file = tracesIn();
  const ahead = tracesAhead(file);
  expect(keyOf(ahead(file))).toBe("first");
  expect(ahead(file)).toBe(ahead(file));
  remember(file, "second");
  expect(keyOf(ahead(file))).toBe("second");
});

test("what has forgotten the last build is written as a whole", () => {
  const file = tracesIn();
  remember(file, "second");
  writeTraces(file, traces("third"), null);
  expect(keyIn(file)).toBe("third");
  expect(readFileSync(file, "utf8")).not.toContain("second");
});

test("what is forgotten is as if there had been no build", () => {
  const file = tracesIn();
  for (const _ of ["once", "again"]) forgetTraces(file);
  expect(readTraces(file)).toBeNull();
});

test("facts that no page depends on any more go when all is written anew", () => {
  const file = tracesIn();
  const page = { output: "index.html", given: "", facts: ["photo "] };
  const change = sampleTraces({ pages: { "posts/post-7.md": page }, facts: { "photo ": "key" } });
  writeTraces(file, change, readTraces(file));
  for (let at = 0; at < 200; at += 1) remember(file, String(at));
  const facts = readTraces(file)?.traces.tables.facts;
  expect(
    facts && chosen(facts, ["photo ", "post posts/post-7.md", "post posts/post-8.md"]),
  ).toEqual(
    new Map([
      ["photo ", "key"],
      ["post posts/post-8.md", "key"],
    ]),
  );
});

test("a line that a full disk cut short is as if the build had left none, and the next makes the file whole", () => {
  const file = tracesIn();
  remember(file, "second");
  remember(file, "third");
  truncateSync(file, statSync(file).size - 20);
  expect(keyIn(file)).toBe("second");
  remember(file, "fourth");
  expect(keyIn(file)).toBe("fourth");
});

test("of a line that was damaged nothing is taken, nor of those after it", () => {
  const file = tracesIn();
  for (const key of ["second", "third"]) remember(file, key);
  writeFileSync(file, readFileSync(file, "utf8").replace('"second"', '"sEcond"'));
  expect(keyIn(file)).toBe("first");
});

test.each([
  ["is none", (file: string) => writeFileSync(file, "")],
  ["is cut", (file: string) => truncateSync(file, statSync(file).size - 20)],
  [
    "is damaged",
    (file: string) => writeFileSync(file, readFileSync(file, "utf8").replace("7", "8")),
  ],
  ["is of another form", (file: string) => writeFileSync(file, "{}")],
  [
    "is of an older program",
    (file: string) => {
      const body = readFileSync(file, "utf8").replace(/^.*? /, "");
      const older = body.replace(/"version":\d+/, '"version":0');
      writeFileSync(file, `${crc32(older).toString(16)} ${older}`);
    },
  ],
])("nothing is known of a build whose first line %s", (_, damage) => {
  const file = tracesIn();
  damage(file);
  expect(readTraces(file)).toBeNull();
  appendFileSync(file, "more\n");
  expect(readTraces(file)).toBeNull();
});
