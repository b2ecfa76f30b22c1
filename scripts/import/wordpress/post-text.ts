/** The text of a post: from the HTML that WordPress keeps to Markdown. Pure. */
import type { PostText } from "../origin.ts";
import { htmlTree } from "./html-tree.ts";
import { markdownOf } from "./markdown-of.ts";
import { withParagraphs } from "./paragraphs.ts";
import type { Attachment } from "./survey.ts";
import { withLinks } from "./web-links.ts";

export interface TextContext {
  /** The post's id. */
  post: string;
  attachments: ReadonlyMap<string, Attachment>;
}

export function postText(html: string, _context: TextContext): PostText {
  const isBlocks = html.includes("<!-- wp:");
  const tree = htmlTree(html);
  const contents = isBlocks ? tree.children : withParagraphs(tree.children);
  const root = {
    type: "root" as const,
    children: contents.flatMap((node) => (node.type === "doctype" ? [] : withLinks(node))),
  };
  return { pictures: [], write: (places) => ({ text: markdownOf(root, places), remarks: [] }) };
}
