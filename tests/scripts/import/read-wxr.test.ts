import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readWxr } from "../../../scripts/import/wordpress/read-wxr.ts";
import { xmlCleaner } from "../../../scripts/import/xml/clean-xml.ts";
import { textIn } from "../../../scripts/import/xml/xml-tree.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { exportFile, filesOf, importInto, isTidy } from "./imported-folder.ts";

const WXR = readFileSync("tests/fixtures/import/wxr-1.2.xml", "utf8");

function cleaned(...chunks: string[]): string {
  const clean = xmlCleaner(["v"]);
  return [...chunks, null].map(clean).join("");
}

describe("what is not XML is mended:", () => {
  test.each([
    ["control characters", "a\u0000b\u001bc\td\ne\uffff", "abc\td\ne"],
    ["references to them", "a&#0;b&#x1B;c&#10;d&#xD800;e&#9999999;", "abc&#10;de"],
    [
      "bare ampersands",
      "R&D &amp; &lt; & x&y; a=1&b=2",
      "R&amp;D &amp; &lt; &amp; x&amp;y; a=1&amp;b=2",
    ],
    ["names that only HTML has", "a&nbsp;b&hellip;", "a&amp;nbsp;b&amp;hellip;"],
    ["nothing in CDATA", "<![CDATA[R&D &nbsp; ]]&gt;]]>&", "<![CDATA[R&D &nbsp; ]]&gt;]]>&amp;"],
    ["nothing in a comment", "<!-- a & b <![CDATA[ --> &", "<!-- a & b <![CDATA[ --> &amp;"],
    ["hyphens in a comment", "<!-- a -- b --->-", "<!-- a    b  -->-"],
    [
      "names in capitals",
      "a &AMP; b &#X41; &#x4a; &#x4A;",
      "a &amp;AMP; b &amp;#X41; &#x4a; &#x4A;",
    ],
    ["signs that begin no tag", "a < b <3 <é/> <_/> <", "a &lt; b &lt;3 <é/> <_/> &lt;"],
    [
      "tags in what is text alone",
      "<v>a<br>&amp; <b>c</v><b/>&",
      "<v>a&lt;br>&amp;amp; &lt;b>c</v><b/>&amp;",
    ],
    ["no text alone that is XML", "<v>a&lt;b & c</v>", "<v>a&lt;b &amp; c</v>"],
    ["no text alone in CDATA", "<v> <![CDATA[a<br>]]></v>", "<v> <![CDATA[a<br>]]></v>"],
  ])("%s", (_, written, mended) => expect(cleaned(written)).toBe(mended));

  test("wherever a chunk ends", () => {
    const pieces = [
      "<![CDATA[",
      "]]>",
      "<!--",
      "-->",
      "<v>",
      "</v>",
      "<b>",
      "&",
      "&amp;",
      "&#x1;",
      "a",
      "-",
      "]",
      "\u0007",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), fc.array(fc.nat(40)), (parts, cuts) => {
        const whole = parts.join("");
        const at = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const chunks = at.slice(1).map((end, number) => whole.slice(at[number], end));
        expect(cleaned(...chunks)).toBe(cleaned(whole));
      }),
    );
  });
});

test("whether tags are text is told of no part alone", () => {
  const element = `<v>${"long text, ".repeat(8)}<b>&</v>`;
  for (let cut = 0; cut < element.length; cut += 1) {
    expect(cleaned(element.slice(0, cut), element.slice(cut))).toBe(cleaned(element));
  }
});

async function titlesIn(file: string): Promise<string[]> {
  const titles: string[] = [];
  for await (const node of readWxr(file)) {
    if (node.name === "item") titles.push(textIn(node, "title"));
  }
  return titles;
}

const rss = (items: string) => `<rss><channel>${items}</channel></rss>`;

describe("reads", () => {
  test.each([
    [
      "prefixes that nothing declares",
      rss("<item><title>A</title><foo:bar baz:x='1'/></item>"),
      ["A"],
    ],
    [
      "text in several pieces",
      rss("<item><title>A<![CDATA[ & ]]]]><![CDATA[>B]]></title></item>"),
      ["A & ]]>B"],
    ],
    [
      "a document after blank lines",
      `\n\n<?xml version="1.0"?>${rss("<item><title>A</title></item>")}`,
      ["A"],
    ],
    [
      "one with a byte order mark",
      `\ufeff<?xml version="1.0"?>${rss("<item><title>A</title></item>")}`,
      ["A"],
    ],
    ["an export without posts", rss(""), []],
  ])("%s", async (_, text, titles) => expect(await titlesIn(exportFile(text))).toEqual(titles));

  test("the encoding that its first line names", async () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${rss("<item><title>Grüße</title></item>")}`;
    expect(await titlesIn(exportFile(Buffer.from(text, "latin1")))).toEqual(["Grüße"]);
  });
});

describe("names the line and the reason, and leaves nothing behind, where it is", () => {
  const cut = WXR.slice(0, WXR.indexOf("Thank you."));
  test.each([
    ["cut off", cut, `line ${cut.split("\n").length}`, "The file ends too early"],
    [
      "cut off in a tag",
      WXR.slice(0, WXR.indexOf("<wp:post_id>12") + 4),
      "line 183",
      "The file ends too early",
    ],
    [
      "without an end of a tag",
      WXR.replace("</wp:post_id>", ""),
      "line 162",
      "What <wp:post_id> began is not ended.",
    ],
    ["another kind of XML", "<?xml version='1.0'?>\n<html></html>", "line 2", "expected <rss"],
    ["no XML", "Fatal error: out of memory", "line 1", "text data outside of root node"],
    ["empty", "", "line 1", "document must contain a root element"],
    ["without a channel", "<rss></rss>", "line 1", "no WordPress export"],
    [
      "in an unknown encoding",
      '<?xml version="1.0" encoding="x-none"?><rss/>',
      "line 1",
      "save it as UTF-8",
    ],
  ])("%s", async (_, text, line, reason) => {
    const root = temporaryFolder();
    const failing = importInto(root, exportFile(text));
    await expect(failing).rejects.toThrow(reason);
    await expect(failing).rejects.toThrow(`export.xml: ${line}: `);
    expect(filesOf(root)).toEqual({});
    expect(isTidy(root)).toBe(true);
  });
});
