import { expect, test } from "vitest";
import type { Survey } from "../../../scripts/import/wordpress/survey.ts";
import { type Footnotes, footnotesIn } from "../../../scripts/import/wordpress/text/footnotes.ts";
import { postText } from "../../../scripts/import/wordpress/text/post-text.ts";
import { fixtureCases } from "../../support/fixture-cases.ts";

const HERON = "https://old.example/wp-content/uploads/2010/05/heron.jpg";
const WEIR = "https://old.example/wp-content/uploads/2010/05/weir.png";
const heron = { url: HERON, page: "", parent: "1", caption: "At the weir", alt: "A heron" };
const weir = { url: WEIR, page: "", parent: "2", caption: "", alt: "" };

const survey: Survey = {
  site: "https://old.example",
  posts: [],
  addresses: new Map([["8", "https://old.example/2010/05/other/"]]),
  attachments: new Map([
    ["6", heron],
    ["7", weir],
  ]),
  attachmentsOf: new Map([["1", [heron]]]),
  uploads: new Set([HERON, WEIR]),
  patterns: new Map([
    [
      "55",
      '<!-- wp:paragraph --><p>Read us</p><!-- /wp:paragraph --><!-- wp:block {"ref":56} /-->',
    ],
    ["56", "<!-- wp:paragraph --><p>Write us</p><!-- /wp:paragraph -->"],
  ]),
  writers: new Map(),
  mainWriter: "ada",
};

const PICTURES = new Map([
  [HERON, "/pictures/heron.jpg"],
  [WEIR, "/pictures/weir.png"],
]);

/** The Markdown, and each remark in brackets. */
function written(html: string, notes: Footnotes = []): string {
  const { text, remarks } = postText({ id: "1", kept: html, notes }, survey).write({
    picture: (address) => PICTURES.get(address) ?? null,
    link: (address) => {
      const [, rest] = /^https:\/\/old\.example\/2010\/05\/other\/?(#.*)?$/.exec(address) ?? [];
      return address.includes("/2010/05/other") ? `other.md${rest ?? ""}` : null;
    },
  });
  return [text.trim(), ...remarks.map((remark) => `(${remark})`)].join("\n");
}

test.each(fixtureCases("tests/fixtures/import/posts.txt"))(
  "$title (line $line)",
  ({ input, output }) => expect(written(input)).toBe(output.trim()),
);

test("pictures are asked for as they were uploaded, each once", () => {
  const html = `<img src="${HERON}"><img src="${HERON.replace(".jpg", "-300x200.jpg")}"><img src="x.gif">`;
  expect(postText({ id: "1", kept: html, notes: [] }, survey).pictures).toEqual([
    HERON,
    "https://old.example/x.gif",
  ]);
});

test("footnotes have their text at the end of the post", () => {
  const html =
    '<!-- wp:paragraph --><p>One<sup data-fn="b" class="fn"><a href="#b" id="b-link">1</a></sup> [^2] two<sup data-fn="c"><a href="#c">2</a></sup></p><!-- /wp:paragraph --><!-- wp:footnotes /-->';
  const notes = footnotesIn(
    '[{"id":"b","content":"A <em>note</em>, <a href=\\"/2010/05/other/\\">there</a>"}]',
  );
  expect(written(html, notes)).toBe(
    "One[^1] \\[^2] two<sup>[2](#c)</sup>\n\n[^1]: A *note*, [there](other.md)",
  );
});

test.each(["", "x", "{}", '[{"id":1}]'])("“%s” is no footnotes", (json) =>
  expect(footnotesIn(json)).toEqual([]),
);

test.each([
  ["tags", "<b>".repeat(100_000)],
  ["quotes", "<blockquote>".repeat(20_000)],
  ["shortcodes that nothing ends", "[caption a=1]".repeat(50_000)],
  ["brackets", "[a ".repeat(100_000)],
  ["patterns that hold themselves", '<!-- wp:block {"ref":58} /-->'.repeat(1_000)],
  ["comments that nothing ends", "<!-- wp:x ".repeat(20_000)],
])("a post of very many %s is read in reasonable time", (_, html) => {
  expect(written(html)).toBeTypeOf("string");
});
