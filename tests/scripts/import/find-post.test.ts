import { expect, test } from "vitest";
import { findPost } from "../../../scripts/import/find-post.ts";
import type { PostHere } from "../../../scripts/import/posts-here.ts";

const here: readonly PostHere[] = [
  postHere("the-dam", { title: "The dam", aliases: ["/2012/05/the-weir/", "/old/weir.html"] }),
  postHere("mill", { title: "At the mill", file: "posts/2012-05-01-mill.md" }),
  postHere("birds", { title: "Herons & kingfishers" }),
  postHere("first", { title: "Untitled" }),
  postHere("second", { title: "Untitled" }),
];
const find = findPost(here, "https://blog.example/sub/");

test.each([
  ["its address here", { addresses: ["https://blog.example/sub/2026/birds/"] }, "birds"],
  ["an alias", { addresses: ["https://old.example/2012/05/the-weir"] }, "the-dam"],
  [
    "an alias with what networks add",
    { addresses: ["/old/weir.html?utm_source=a&fbclid=b#c"] },
    "the-dam",
  ],
  [
    "the index of an alias",
    { addresses: ["http://old.example/2012/05/the-weir/index.html"] },
    "the-dam",
  ],
  [
    "the last part of an address",
    { addresses: ["https://old.example/blog/2012/Birds.html"] },
    "birds",
  ],
  ["what stands before the index", { addresses: ["https://old.example/birds/index.php"] }, "birds"],
  ["its id", { ids: ["mill"] }, "mill"],
  ["its title", { title: " herons &  Kingfishers " }, "birds"],
  [
    "the surest: an address before an id and a title",
    { addresses: ["/2026/mill/"], ids: ["birds"], title: "The dam" },
    "mill",
  ],
  ["no title that two have", { title: "Untitled" }, null],
  ["no address by a query", { addresses: ["https://old.example/birds/?p=117"] }, null],
  ["nothing", {}, null],
])("finds a post by %s", (_, hint, id) => {
  expect(find({ ids: [], addresses: [], title: "", ...hint })?.id ?? null).toBe(id);
});

function postHere(id: string, changes: Partial<PostHere>): PostHere {
  return {
    ...{ id, kind: "post", file: `posts/${id}.md`, title: id, date: "2026-05-28T00:00:00Z" },
    ...{
      path: `/2026/${id}/`,
      aliases: [],
      comments: null,
      isPublished: true,
      isDraft: false,
      ...changes,
    },
  };
}
