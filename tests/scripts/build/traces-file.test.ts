import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readTraces, tracesAhead, writeTraces } from "../../../scripts/build/traces-file.ts";
import type { BuildTraces } from "../../../site/plan/build-traces.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** Of a blog with a hundred pages; `changed` is the key of one of them. */
function traces(changed: string): BuildTraces {
  const names = Array.from({ length: 100 }, (_, at) => `posts/post-${at}.md`);
  const page = { output: "index.html", size: 1, time: 1, given: "" };
  return {
    ...{ inputs: "all", until: null, surroundings: "code", postsKey: "" },
    told: { posts: 100, comments: 0, reports: [] },
    facts: names.map((name) => `post ${name}`),
    keys: names.map((_, at) => (at === 7 ? changed : "key")),
    pages: Object.fromEntries(names.map((name, at) => [name, { ...page, facts: [at] }])),
    ...{ files: {}, posts: {}, threads: {}, pictures: {} },
  };
}

function tracesIn(): string {
  const file = join(temporaryFolder(), ".stet/builds/site.json");
  writeTraces(file, traces("first"), null);
  return file;
}

function keyIn(file: string): string | undefined {
  return readTraces(file)?.traces.keys[7];
}

/** As a build does: with the pages that it keeps. */
function remember(file: string, key: string): void {
  const last = readTraces(file);
  const { pages } = last?.traces ?? traces("");
  writeTraces(file, { ...traces(key), pages }, last);
}

test("a build that changes little adds a line to what is there", () => {
  const file = tracesIn();
  const whole = readFileSync(file, "utf8");
  remember(file, "second");
  remember(file, "third");
  const text = readFileSync(file, "utf8");
  expect(text.startsWith(whole)).toBe(true);
  expect(text.trimEnd().split("\n")).toHaveLength(3);
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
  expect(ahead(file)?.traces.keys[7]).toBe("first");
  expect(ahead(file)).toBe(ahead(file));
  remember(file, "second");
  expect(ahead(file)?.traces.keys[7]).toBe("second");
});

test("what has forgotten the last build is written as a whole", () => {
  const file = tracesIn();
  remember(file, "second");
  writeTraces(file, traces("third"), null);
  expect(readFileSync(file, "utf8").trimEnd().split("\n")).toHaveLength(1);
  expect(keyIn(file)).toBe("third");
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
])("nothing is known of a build whose first line %s", (_, damage) => {
  const file = tracesIn();
  damage(file);
  expect(readTraces(file)).toBeNull();
  appendFileSync(file, "more\n");
  expect(readTraces(file)).toBeNull();
});
