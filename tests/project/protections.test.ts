/** The breaks of `npm run bench -- protections` fit the code and the promises as they are now. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { BREAKS } from "../../bench/protections/all-breaks.ts";
import { brokenText } from "../../bench/protections/break.ts";
import { promisesIn, RELIABILITY, testFile } from "../../bench/protections/promises.ts";

const PROMISES = promisesIn(readFileSync(RELIABILITY, "utf8"));

describe("a promise has a break for each test that holds it:", () => {
  test.each(PROMISES)("$promise", ({ promise, tests }) => {
    const asked = BREAKS.filter((broken) => broken.promise === promise).map((one) => one.tests);
    expect(new Set(asked.flat())).toEqual(new Set(tests));
  });
});

describe("a break is of a promise, and of text that stands once in its file:", () => {
  test.each(BREAKS)("$file: $what", (broken) => {
    expect(PROMISES.map(({ promise }) => promise)).toContain(broken.promise);
    expect(broken.tests.length).toBeGreaterThan(0);
    expect(broken.tests.map(testFile).filter((path) => !existsSync(path))).toEqual([]);
    const text = readFileSync(broken.file, "utf8");
    expect(brokenText(text, broken)).not.toBe(text);
  });
});

test("text that is not there, or not once, is refused", () => {
  const broken = { file: "a.ts", what: "", find: "sync();", put: "", tests: [] };
  expect(brokenText("write(); sync();", broken)).toBe("write(); ");
  expect(() => brokenText("write();", broken)).toThrow("a.ts: what is to be edited is not there");
  expect(() => brokenText("sync(); sync();", broken)).toThrow("stands there 2 times");
});
