import { describe, expect, test } from "vitest";
import { renderPost } from "../../site/post-markdown.ts";
import { projectFiles } from "../support/project-files.ts";

const html = (text: string) => renderPost(text, { language: "en", resolve: (address) => address });

/** Ids as they come, with the number of links in each heading. */
function headings(text: string): [id: string, links: number][] {
  const found = html(text).matchAll(/<h\d id="([^"]*)">(.*?)<\/h\d>/gs);
  return [...found].map(([, id = "", inner = ""]) => [id, inner.match(/<a /g)?.length ?? 0]);
}

describe("a heading", () => {
  test.each([
    ["## A walk by *the* `river`", "a-walk-by-the-river"],
    ["## Grüße & 日本", "grüße-日本"],
    ["## What I don’t know", "what-i-dont-know"],
    ["## A comment's life", "a-comments-life"],
    ["## !", "part"],
    ["## Comments", "on-comments"],
    ["## Respond", "on-respond"],
    ["## Main", "on-main"],
    ["## Comment 7", "on-comment-7"],
    ["## FN1", "on-fn1"],
    ["Underlined\n---", "underlined"],
  ])("%s can be linked to as #%s, and is a link to itself", (text, id) => {
    expect(headings(text)).toEqual([[id, 1]]);
    expect(html(text)).toContain(`href="#${id}"`);
  });

  test("takes no id that a template gives to a part of a post's page", () => {
    const templates = projectFiles(/^_includes\/.*\.njk$/);
    const taken = templates.flatMap(({ text }) => text.match(/(?<= id=")[\w-]+(?=")/g) ?? []);
    expect(taken).toContain("related-title");
    for (const id of taken) expect(headings(`## ${id}`), id).toEqual([[`on-${id}`, 1]]);
  });

  test("has an id of its own, however many are called the same", () => {
    expect(headings("## A\n\n## A\n\n## A 1\n\n## A").map(([id]) => id)).toEqual([
      "a",
      "a-1",
      "a-1-1",
      "a-2",
    ]);
  });

  test.each(["## See [this](/x)", '## See <a href="/x">this</a>', "## See[^1]\n\n[^1]: This."])(
    "with a link in it stays without another around it: %s",
    (text) => {
      expect(headings(text)).toMatchObject([[expect.stringContaining("see"), 1]]);
    },
  );
});

test("a footnote leads to its text, and back", () => {
  const page = html("It rained.[^rain]\n\n[^rain]: For *hours*.\n");
  expect(page).toContain('<a role="doc-noteref" href="#fn1" id="fnref1">[1]</a>');
  expect(page).toMatch(
    /<li id="fn1" class="footnote-item"><p>For <em>hours<\/em>\. <a role="doc-backlink" aria-label="Back to the text" href="#fnref1"/,
  );
});

test("one that is marked twice has one mark, and ways back that differ", () => {
  const page = html("It rained.[^rain] It poured.[^rain]\n\n[^rain]: For *hours*.\n");
  expect(page.match(/>\[1\]</g)).toHaveLength(2);
  expect(page).not.toContain("[1:");
  const backs = page.match(/<a role="doc-backlink".*?<\/a>/g) ?? [];
  expect(backs.map((back) => back.replace(/ href="[^"]*" class="[^"]*"|\ufe0e/g, ""))).toEqual([
    '<a role="doc-backlink" aria-label="Back to the text">↩</a>',
    '<a role="doc-backlink" aria-label="Back to the text, place 2">↩<sup>2</sup></a>',
  ]);
});
