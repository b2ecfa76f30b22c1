import { describe, expect, test } from "vitest";
import { importedHtml, importedText } from "../../../comments/imported-html.ts";
import { flowedHtml } from "../../../scripts/export/wxr/flowed-html.ts";
import { messageHtml } from "../../../scripts/import/disqus/message-html.ts";
import { authorName } from "../../../scripts/import/typed-author.ts";
import { typedMarkdown } from "../../../scripts/import/typed-markdown.ts";
import { commentHtml } from "../../../scripts/import/wordpress/text/comment-html.ts";

const LENGTH = 1_000_000;

/** Each takes minutes where a pattern looks at it again from every place in it. */
const INPUTS = {
  spaces: `a${" ".repeat(LENGTH)}b\nc`,
  "line feeds": `a${"\n ".repeat(LENGTH / 8)}b`,
  lines: "a\n".repeat(LENGTH / 8),
  "a tag that nothing ends": `<${"a".repeat(LENGTH)}`,
  "a link that nothing ends": `<a ${"href ".repeat(LENGTH / 5)}`,
  "an address that nothing ends": `<a href="https://disq.us/url?url=${"a".repeat(LENGTH)}`,
  "an e-mail address that nothing ends": `a@${".".repeat(LENGTH)}@`,
  "marks around nothing": `${"<i> </i> ".repeat(LENGTH / 100)}a`,
};

describe.each(Object.entries(INPUTS))(
  "a megabyte of %s takes no longer than other text, read as",
  (_, text) => {
    test.each([
      ["a comment of WordPress", () => importedHtml(commentHtml(text))],
      ["a message of Disqus", () => importedHtml(messageHtml(text))],
      ["Markdown that somebody typed", () => typedMarkdown(text)],
      ["a name", () => authorName(text)],
      ["words", () => importedText(text)],
      ["a text for WordPress", () => flowedHtml(`${text}\na`)],
    ])("%s", (__, read) => {
      expect(() => read()).not.toThrow();
    });
  },
);
