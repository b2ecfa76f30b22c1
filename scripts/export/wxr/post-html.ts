/** The text of a post as WordPress is to have it. Pure. */
import { toHtml } from "hast-util-to-html";
import { feedHtml } from "../../../site/feeds.ts";
import type { Post } from "../../../site/post.ts";
import type { LinkedContent } from "../../../site/site-content.ts";
import { htmlTree } from "../../import/wordpress/text/html-tree.ts";
import { classesOf, isElement, rewritten } from "../../import/wordpress/text/rewritten.ts";
import { flowedHtml, NAMED } from "./flowed-html.ts";

/** That of the feed, without what only a page of this site has: headings that link to themselves. */
export function postHtml(post: Post, content: LinkedContent): string {
  const here = `${new URL(post.url, content.settings.url).href}#`;
  const nodes = rewritten(htmlTree(feedHtml(post, content)), (node) => {
    if (!isElement(node, "a")) return [node];
    if (classesOf(node).includes("heading-link")) return node.children;
    const href = String(node.properties.href ?? "");
    // The post has another address there.
    if (!href.startsWith(here)) return [node];
    return [{ ...node, properties: { ...node.properties, href: href.slice(here.length - 1) } }];
  });
  // Where a beginning ends, WordPress looks for the mark without spaces.
  return flowedHtml(toHtml(nodes, NAMED)).replace(/<!--\s*more\s*-->/, "<!--more-->");
}
