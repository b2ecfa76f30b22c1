/** The HTML that WordPress shows for what a visitor typed. Pure. */
import { toHtml } from "hast-util-to-html";
import { htmlTree } from "./html-tree.ts";
import { withParagraphs } from "./paragraphs.ts";
import { withLinks } from "./web-links.ts";

export function commentHtmlOf(typed: string): string {
  return toHtml(withParagraphs(htmlTree(typed).children).map(withLinks));
}
