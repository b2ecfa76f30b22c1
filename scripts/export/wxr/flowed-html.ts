/**
 * HTML without the line feeds that say nothing here, and are new lines and paragraphs in WordPress; code
 * without its colours, which are for the style of this site. Pure.
 */
import type { Element, ElementContent, RootContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { htmlTree } from "../../import/wordpress/text/html-tree.ts";
import { classesOf, isElement, rewritten } from "../../import/wordpress/text/rewritten.ts";

const VERBATIM = ["pre", "code", "textarea", "script", "style"] as const;
/** Behind a block a line feed does no harm, and who edits the text there is glad of it. */
const AFTER_BLOCK = /(<\/(?:p|h[1-6]|ul|ol|dl|pre|table|blockquote|figure|div|section)>) /g;
/** As in `&lt;`, which whoever edits the text there can read. */
export const NAMED = { characterReferences: { useNamedReferences: true } };

export function flowedHtml(html: string): string {
  if (!html.trimEnd().includes("\n")) return html;
  return toHtml(flowed(htmlTree(html)), NAMED).replace(AFTER_BLOCK, "$1\n");
}

/** From the root down: what is verbatim is so at any depth. `htmlTree` limits how deep that is. */
function flowed(nodes: readonly RootContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === "doctype") return [];
    if (node.type === "text") return [{ ...node, value: node.value.replace(/\s+/g, spaceFor) }];
    if (node.type === "comment") return [node];
    if (isElement(node, ...VERBATIM)) return [{ ...node, children: plainCode(node) }];
    return [{ ...node, children: flowed(node.children) }];
  });
}

function plainCode({ children }: Element): ElementContent[] {
  return rewritten(children, (node) => {
    const isColour = isElement(node, "span") && classesOf(node).some((name) => /^hljs/.test(name));
    return isColour ? node.children : [node];
  });
}

function spaceFor(space: string): string {
  return space.includes("\n") ? " " : space;
}
