/** What the guide says of restyling can be done as it stands there. */
import { readFileSync } from "node:fs";
import { mf2 } from "microformats-parser";
import { expect, test } from "vitest";
import { blogCopy, build } from "../support/blog-copy.ts";
import { BLOG } from "../support/sample-blog.ts";

const SITE = "https://blog.example/";
const TEMPLATE = "_includes/comments.njk";

test("a date that stands below its comment is still the comment's, and not the post's", () => {
  const [, taken = ""] = /take `(.+?)` out of/.exec(readFileSync("posts/yours.md", "utf8")) ?? [];
  const moved = readFileSync(TEMPLATE, "utf8")
    .replace(`\n${taken}\n`, "\n")
    .replace(/^.*comment\.html \| safe.*$/m, (line) => `${line}\n<p>${taken}</p>`);
  const { files } = build(blogCopy({ ...BLOG, [TEMPLATE]: moved }, { url: SITE }));
  const html = files.get("2026/every-kind/index.html") ?? "";
  expect(html).toMatch(/<div class="comment-text[^>]*>.*?<\/div>\s*<p>\s*<a class="comment-date/s);
  expect(html.match(/<a class="comment-date/g)).toHaveLength(12);
  const [entry] = mf2(html, { baseUrl: SITE }).items;
  expect(entry?.properties).toMatchObject({
    url: [`${SITE}2026/every-kind/`],
    published: ["2026-05-19T22:00:00Z"],
  });
});
