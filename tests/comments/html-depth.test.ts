import { expect, test } from "vitest";
import { isTooDeep } from "../../comments/html-depth.ts";
import { importedHtml } from "../../comments/imported-html.ts";

const MANY = 501;

test.each([
  ["<b>", true],
  ["<ul><li>", true],
  ["<b></i>", true],
  ["<B x='1'>", true],
  ["<p><b>", true],
  ["<b></b>", false],
  ["<p>", false],
  ["<li>", false],
  ["<br>", false],
  ["<img src=x>", false],
  ["</b>", false],
  ["a < b ", false],
])("%s, time and again, is too deep: %s", (html, isDeep) => {
  expect(isTooDeep(html.repeat(MANY))).toBe(isDeep);
});

test("up to five hundred are not too deep", () => {
  expect(isTooDeep("<b>".repeat(500))).toBe(false);
});

test("what is too deep is shown as the text that it is", () => {
  expect(importedHtml(`${"<b>".repeat(MANY)}Zebra & <script>`)).toBe(
    `${"&lt;b&gt;".repeat(MANY)}Zebra &amp; &lt;script&gt;`,
  );
});
