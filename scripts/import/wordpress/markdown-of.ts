/** A tree of HTML as clean Markdown. */
import type { Root } from "hast";
import { type Handle, toMdast } from "hast-util-to-mdast";
import { gfmStrikethroughToMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { toMarkdown } from "mdast-util-to-markdown";
import type { Places } from "../origin.ts";

export function markdownOf(tree: Root, { picture }: Pick<Places, "picture">): string {
  const img: Handle = (_, node) => {
    const src = String(node.properties.src ?? "");
    const alt = String(node.properties.alt ?? "");
    const shown = picture(src);
    if (shown === null)
      return { type: "link", url: src, children: [{ type: "text", value: alt || src }] };
    return { type: "image", url: shown, alt };
  };
  const mdast = toMdast(tree, { document: true, handlers: { img } });
  return toMarkdown(mdast, {
    bullet: "-",
    rule: "-",
    emphasis: "_",
    listItemIndent: "one",
    extensions: [gfmTableToMarkdown(), gfmStrikethroughToMarkdown()],
  });
}
