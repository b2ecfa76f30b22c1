import fc from "fast-check";
import { expect, test } from "vitest";
import { listPages } from "../../site/list-pages.ts";

/** Newest first: the highest number. */
const posts = (count: number) => Array.from({ length: count }, (_, at) => count - at);
const shownOn = (count: number) => listPages("/tags/a/", posts(count), 2);

test.each([
  [0, { "/tags/a/": [] }],
  [3, { "/tags/a/": [3, 2, 1] }],
  [4, { "/tags/a/": [4, 3], "/tags/a/page/1/": [2, 1] }],
  [7, { "/tags/a/": [7, 6, 5], "/tags/a/page/2/": [4, 3], "/tags/a/page/1/": [2, 1] }],
])("a list of %i posts at two a page has its newest at its own address", (count, expected) => {
  const pages = shownOn(count).map(({ path, posts: shown }) => [path, shown]);
  expect(Object.fromEntries(pages)).toEqual(expected);
});

test("each page leads to the next older and the next newer one", () => {
  const paths = ["/tags/a/", "/tags/a/page/2/", "/tags/a/page/1/"];
  expect(shownOn(6).map(({ newer, path, older }) => [newer, path, older])).toEqual([
    [null, paths[0], paths[1]],
    [paths[0], paths[1], paths[2]],
    [paths[1], paths[2], null],
  ]);
  expect(shownOn(6).map(({ isFirst }) => isFirst)).toEqual([true, false, false]);
});

test("every post is on one page, none has more than three, and a new one changes few", () => {
  fc.assert(
    fc.property(fc.nat(60), (count) => {
      const [before, after] = [shownOn(count), shownOn(count + 1)];
      expect(before.flatMap((page) => page.posts)).toEqual(posts(count));
      for (const page of before) expect(page.posts.length).toBeLessThan(4);
      const known = new Set(before.map((page) => JSON.stringify(page)));
      const others = after.filter((page) => !known.has(JSON.stringify(page)));
      // The first, and where it is full the one that it hands on and its neighbour.
      expect(others.length).toBeLessThanOrEqual(3);
    }),
  );
});
