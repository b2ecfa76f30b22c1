/** HTML of a post or a comment as a tree. */
import type { Nodes, RootContent } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import { parseFragment } from "parse5";
import { isTooDeep } from "../../../../comments/html-depth.ts";

/** What is nested deeper than any text is read as the words that it is: the tree is walked recursively. */
export function htmlTree(html: string): RootContent[] {
  const safe = isTooDeep(html) ? html.replaceAll("&", "&amp;").replaceAll("<", "&lt;") : html;
  // Without scripts, what stands in <noscript> is read like the rest.
  const tree: Nodes = fromParse5(parseFragment(safe, { scriptingEnabled: false }));
  return tree.type === "root" ? tree.children : [];
}
