/** What a visitor typed where Markdown and some HTML were taken, as they are still by Isso and many themes. Pure. */
import MarkdownIt from "markdown-it";
import { importedHtml } from "../../comments/imported-html.ts";
import { cleanText, isBlank } from "../../comments/typed-text.ts";
import { saysNothing } from "./says-nothing.ts";

/** Tags that people type, and that other importers have left in the text. */
const HAS_TAGS =
  /<(?:\/?(?:p|br|em|strong|b|i|blockquote|pre|code|ul|ol|li|h[1-6]|div|span|del)\b[^<>]*|a\s(?=[^<>]*\bhref\b)[^<>]*|img\s(?=[^<>]*\bsrc\b)[^<>]*)>/i;

const markdown = new MarkdownIt({ html: true, linkify: true, breaks: true, maxNesting: 20 });

/** Markdown where it is nothing but that; else what the two of them mean. Null where nothing can be read. */
export function typedMarkdown(typed: string): { format: "markdown" | "html"; text: string } | null {
  const text = cleanText(typed);
  if (!HAS_TAGS.test(text)) return isBlank(text) ? null : { format: "markdown", text };
  const html = importedHtml(markdown.render(text)).trim();
  return saysNothing(html) ? null : { format: "html", text: html };
}
