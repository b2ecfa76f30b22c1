/** Posts of the block editor: comments in the HTML say where each block begins and ends. Pure. */
import type { ElementContent, RootContent } from "hast";
import { withLooseText, withParagraphs } from "./paragraphs.ts";
import { rewritten } from "./rewritten.ts";

const BEGINS = /^\s*wp:([\w/-]+)/;
const ENDS = /^\s*\/wp:/;
/** `<!-- wp:latest-posts /-->`: it has no text, and WordPress fills it for each reader. */
const IS_EMPTY = /\/\s*$/;
const MORE = /^more\b/;
const NEXT_PAGE = /^\s*nextpage\s*$/;
/** Empty, and nothing is missing: footnotes come from beside the text. */
const PLAIN = new Set(["spacer", "separator", "more", "nextpage", "footnotes"]);

export function isOfBlocks(html: string): boolean {
  return html.includes("<!-- wp:");
}

/** Text outside all blocks is the classic editor's, whose blank lines begin paragraphs. */
export function blockContents(nodes: readonly RootContent[]): ElementContent[] {
  const made: ElementContent[][] = [];
  let loose: RootContent[] = [];
  let depth = 0;
  const end = () => {
    made.push(withParagraphs(loose));
    loose = [];
  };
  for (const node of nodes) {
    if (node.type === "comment" && ENDS.test(node.value)) depth = Math.max(0, depth - 1);
    if (depth === 0) loose.push(node);
    else if (node.type !== "doctype") made.push([node]);
    if (node.type !== "comment" || !BEGINS.test(node.value) || IS_EMPTY.test(node.value)) continue;
    if (depth === 0) end();
    depth += 1;
  }
  end();
  return withLooseText(made.flat());
}

/** Keeps of all comments only the one that ends the beginning of a post, see `site/excerpt.ts`. */
export function withoutComments(nodes: readonly ElementContent[]): ElementContent[] {
  return rewritten(nodes, (node) => {
    if (node.type !== "comment") return [node];
    return MORE.test(node.value) ? [{ ...node, value: "more" }] : [];
  });
}

/** What comments tell of that does not come. */
export function remarksOnComments(html: string): string[] {
  const comments = [...html.matchAll(/<!--([^>]{0,5000}?)-->/g)].map(([, value = ""]) => value);
  const empty = comments.flatMap((value) => {
    const [, name = ""] = BEGINS.exec(value) ?? [];
    return name !== "" && IS_EMPTY.test(value) && !PLAIN.has(name) ? [name] : [];
  });
  const pages = comments.some((value) => NEXT_PAGE.test(value));
  return [
    ...(empty.length > 0
      ? [`had blocks that only WordPress fills: ${[...new Set(empty)].join(", ")}`]
      : []),
    ...(pages ? ["had several pages: they are one now"] : []),
  ];
}
