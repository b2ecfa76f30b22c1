import { expect, test } from "vitest";
import { readPageTemplates } from "../../../site/plan/page-templates.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const paged = (data: string, text = "") =>
  `---\npagination: {data: ${data}, size: 1, alias: at}\npermalink: /x/\n---\n${text}`;

test.each([
  ["one page", "---\npermalink: /x/\n---\n", null],
  ["a page for each tag", paged("lists.tags"), "tags"],
  ["pages from a list of its own", paged("mine"), "unknown"],
  [
    "a page that goes through a list",
    "---\npermalink: /x/\n---\n{{ lists.tags.length }}",
    "unknown",
  ],
  ["a page that counts its pages", paged("lists.tags", "{{ pagination.pages.length }}"), "unknown"],
  ["a page that speaks of such things", "---\npermalink: /x/\n---\nMy collections.", null],
])("a template makes %s", (_, text, list) => {
  const root = temporaryFolder({ "pages/x.njk": text, "_includes/base.njk": "{{ tags() }}" });
  expect(readPageTemplates(root).map((template) => template.list)).toEqual([list]);
});

test.each([
  ["_includes/own/foot.njk", "{{ lists.tags.length }} tags", "lists"],
  ["_includes/tag.njk", "page 1 of {{ pagination.pages.length }}", "pagination"],
  ["_includes/tag.njk", '{{ collections["all"].length }}', "collections"],
  ["pages/x.njk", "---\npermalink: /x/\n---\n{{ collections.all.length }}", "collections"],
  ["pages/x.njk", paged("collections.all"), "collections"],
])("what would see a part of the site stops the build: %s with %s", (file, text, name) => {
  const root = temporaryFolder({ [file]: text });
  expect(() => readPageTemplates(root)).toThrow(
    `${file}: ${name} would have a part of the site where few pages are made; ask tags()`,
  );
});
