/** The HTML that WordPress shows for what a visitor typed. Pure. */
import { toHtml } from "hast-util-to-html";
import { htmlTree } from "./html-tree.ts";
import { withParagraphs } from "./paragraphs.ts";
import { element, isElement, rewritten } from "./rewritten.ts";
import { withLinks } from "./web-links.ts";

export function commentHtml(typed: string): string {
  const nodes = withParagraphs(htmlTree(typed)).map(withLinks);
  return toHtml(typed.includes("<dl") ? rewritten(nodes, asParagraphs) : nodes);
}

/** Comments hold no definition lists; each of their lines is a paragraph. */
const asParagraphs: Parameters<typeof rewritten>[1] = (node) => {
  if (isElement(node, "dt")) return [element("p", {}, [element("strong", {}, node.children)])];
  if (isElement(node, "dd")) return [element("p", {}, node.children)];
  return isElement(node, "dl") ? node.children : [node];
};
