/** HTML without the line feeds that say nothing here, and are new lines and paragraphs in WordPress. Pure. */
import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { htmlTree } from "../../import/wordpress/text/html-tree.ts";
import { isElement, rewritten } from "../../import/wordpress/text/rewritten.ts";

const VERBATIM = ["pre", "code", "textarea", "script", "style"] as const;
/** Behind a block a line feed does no harm, and who edits the text there is glad of it. */
const AFTER_BLOCK = /(<\/(?:p|h[1-6]|ul|ol|dl|pre|table|blockquote|figure|div|section)>) /g;

export function flowedHtml(html: string): string {
  if (!html.trimEnd().includes("\n")) return html;
  return toHtml(rewritten(htmlTree(html), withoutLineFeeds)).replace(AFTER_BLOCK, "$1\n");
}

function withoutLineFeeds(node: ElementContent, parent: Element | null): readonly ElementContent[] {
  if (node.type !== "text" || isElement(parent ?? undefined, ...VERBATIM)) return [node];
  return [{ ...node, value: node.value.replace(/\s*\n\s*/g, " ") }];
}
