/** Which pages of a long thread are linked from one of them, and when a post's own page changed. */
import { expect, test } from "vitest";
import type { PageView } from "../../comments/comment-view.ts";
import { lastChangeOf, pagesNear } from "../../site/comment-pages.ts";
import { sampleComment, sampleThread, tombstone } from "../support/sample-comments.ts";
import { postText, sampleSite } from "../support/sample-site.ts";

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

test.each([
  ["it was written, where nobody has answered", {}, [], "2026-05-27T22:00:00Z"],
  ["it was updated, where that is later", { updated: "2026-06-01" }, ["a"], "2026-05-31T22:00:00Z"],
  ["somebody answered last, removed answers apart", {}, ["a", "gone"], "2026-05-28T19:14:03Z"],
  ["an older answer was edited", {}, ["edited", "a"], "2026-05-30T10:00:00Z"],
])("a post's page changed when %s", (_, lines, said, changed) => {
  const comments = said.map((id) =>
    id === "gone"
      ? { ...tombstone(id), date: "2026-06-02T10:00:00Z" }
      : sampleComment({ id, ...(id === "edited" ? { edited: "2026-05-30T10:00:00Z" } : {}) }),
  );
  const site = sampleSite(
    { "posts/a.md": postText(lines) },
    { threads: [sampleThread(comments, "a")] },
  );
  const changes = site.index.posts.map((post) => lastChangeOf(post, site.threads));
  expect(changes).toEqual([changed]);
});
