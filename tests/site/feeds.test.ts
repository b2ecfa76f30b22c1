import { expect, test } from "vitest";
import { xmlText } from "../../comments/xml-text.ts";
import { feedHtml, feedPosts, newestChange } from "../../site/feeds.ts";
import { postText, sampleSite } from "../support/sample-site.ts";

const day = (number: number) => `2026-05-${String(number).padStart(2, "0")}T10:00:00Z`;

test("the feed of posts has the newest twenty", () => {
  expect(feedPosts(Array.from({ length: 30 }, (_, at) => at))).toEqual(
    Array.from({ length: 20 }, (_, at) => at),
  );
});

test.each([
  ["the newest of its entries did", [{ updated: day(2) }, { updated: day(7) }], day(7)],
  ["one that was never updated appeared", [{ date: day(8), updated: null }], day(8)],
  ["it is empty, and never did", [], "1970-01-01T00:00:00Z"],
])("a feed changed when %s", (_, entries, moment) => {
  expect(newestChange(entries)).toBe(moment);
});

test("footnotes of two posts in one feed are told apart, and lead to the pages of their posts", () => {
  const text = "A heron[^1].\n\n[^1]: Grey.\n";
  const site = sampleSite({
    "posts/a.md": postText({}, text),
    "posts/b.md": postText({ date: "2026-05-27" }, text),
  });
  const [a = "", b = ""] = site.index.posts.map((post) => feedHtml(post, site));
  const idsIn = (html: string) => [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set([...idsIn(a), ...idsIn(b)]).size).toBe(idsIn(a).length + idsIn(b).length);
  expect(idsIn(a).length).toBe(2);
  const links = [...b.matchAll(/ href="([^"]*)"/g)].map(([, to]) => to);
  expect(links).toEqual(["#fn1", "#fnref1"].map((to) => `https://blog.example/2026/b/${to}`));
});

test("nothing that XML forbids gets into a feed, and nothing stands before its declaration", () => {
  expect(xmlText("\n<?xml?>a\u0000\u0008\u000b\u001b\ufffe\ud800b\tü🌱\n")).toBe(
    "<?xml?>a\ufffdb\tü🌱\n",
  );
});
