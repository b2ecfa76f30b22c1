/** Which pages of a long thread are linked from one of them. */
import { expect, test } from "vitest";
import type { PageView } from "../../comments/comment-view.ts";
import { pagesNear } from "../../site/comment-pages.ts";

function pageView(number: number): PageView {
  return { path: `comments/${number}/`, url: "/", number, below: null, comments: [] };
}

test.each([
  [1, 1, "1"],
  [1, 80, "1 2 … 80"],
  [2, 80, "1 2 3 … 80"],
  [4, 80, "1 2 3 4 5 … 80"],
  [40, 80, "1 … 39 40 41 … 80"],
  [77, 80, "1 … 76 77 78 79 80"],
  [80, 80, "1 … 79 80"],
])("from page %i of %i: %s", (number, count, shown) => {
  const further = Array.from({ length: count - 1 }, (_, at) => pageView(at + 2));
  const view = { responses: 0, moved: [], pages: [pageView(1), ...further] as const };
  const near = pagesNear(pageView(number), view);
  expect(near.map((page) => page?.number ?? "…").join(" ")).toBe(shown);
});
