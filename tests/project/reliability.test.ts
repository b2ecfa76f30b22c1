/** Each promise in docs/reliability.md names what holds it, and that is there. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const text = readFileSync("docs/reliability.md", "utf8");
const promises = [...text.matchAll(/^\| (.+?) \| (.+?) \| (.*`.+?)\|$/gm)].map(
  ([, promise = "", holder = "", tests = ""]) => ({ promise, holder, tests }),
);

test("there are promises", () => {
  expect(promises.length).toBeGreaterThan(25);
});

test.each(promises)("$promise", ({ holder, tests }) => {
  const linked = [...holder.matchAll(/\]\(([^)]+)\)/g)].map(([, path = ""]) => join("docs", path));
  const named = [...tests.matchAll(/`([^`]+)`/g)].map(([, name]) => `tests/${name}.test.ts`);
  expect(named.length).toBeGreaterThan(0);
  expect([...linked, ...named].filter((path) => !existsSync(path))).toEqual([]);
});
