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
])("a template makes %s", (_, text, list) => {
  const root = temporaryFolder({ "pages/x.njk": text, "_includes/base.njk": "{{ tags() }}" });
  expect(readPageTemplates(root).map((template) => template.list)).toEqual([list]);
});

test("a layout that goes through a list stops the build: it would see a part of it", () => {
  const root = temporaryFolder({ "_includes/own/foot.njk": "{{ lists.tags.length }} tags" });
  expect(() => readPageTemplates(root)).toThrow(
    "_includes/own/foot.njk: lists are for the pagination of pages; ask tags()",
  );
});
