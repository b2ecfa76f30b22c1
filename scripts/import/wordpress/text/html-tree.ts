/** HTML of a post or a comment as a tree. */
import type { Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { isTooDeep } from "../../../../comments/html-depth.ts";

/** What is nested deeper than any text is read as the words that it is: the tree is walked recursively. */
export function htmlTree(html: string): Root {
  const safe = isTooDeep(html) ? html.replaceAll("&", "&amp;").replaceAll("<", "&lt;") : html;
  return fromHtml(safe, { fragment: true });
}
