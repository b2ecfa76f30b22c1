/** HTML that Markdown has no way to write, for a post that holds it as it is. Pure. */
import type { ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { FOOTNOTE_MARK } from "./footnotes.ts";
import { rewritten, text } from "./rewritten.ts";

const ATTRIBUTES = new Set([
  "id",
  "href",
  "src",
  "alt",
  "title",
  "colSpan",
  "rowSpan",
  "start",
  "cite",
  "dateTime",
  "open",
]);

/** Without styles and classes, which mean nothing here; no line of it is blank, for that would end it. */
export function rawHtml(node: ElementContent): string {
  const plain = rewritten([node], (one) => {
    if (one.type !== "element") return [one];
    if (one.tagName === FOOTNOTE_MARK) return [text(String(one.properties.mark))];
    const kept = Object.entries(one.properties).filter(([name]) => ATTRIBUTES.has(name));
    return [{ ...one, properties: Object.fromEntries(kept) }];
  });
  return toHtml(plain)
    .replace(/\n(?=[^\S\n]*\n)/g, "\n&#10;")
    .replace(/&#10;\n/g, "&#10;")
    .trim();
}
