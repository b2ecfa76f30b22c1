/** Each promise in docs/reliability.md names what holds it, and that is there. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { promisesIn, RELIABILITY, testFile } from "../../bench/protections/promises.ts";

const promises = promisesIn(readFileSync(RELIABILITY, "utf8"));

test("there are promises", () => {
  expect(promises.length).toBeGreaterThan(25);
});

test.each(promises)("$promise", ({ holders, tests }) => {
  expect(tests.length).toBeGreaterThan(0);
  const named = [...holders, ...tests.map(testFile)];
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});
