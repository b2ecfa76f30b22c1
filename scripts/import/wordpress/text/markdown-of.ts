/** A tree of HTML as clean Markdown. */
import type { Element, ElementContent } from "hast";
import { defaultHandlers, type Handle, type State, toMdast } from "hast-util-to-mdast";
import type { Html, InlineCode, Nodes, RootContent } from "mdast";
import { gfmStrikethroughToMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableToMarkdown } from "mdast-util-gfm-table";
import { toMarkdown } from "mdast-util-to-markdown";
import { FOOTNOTE_MARK } from "./footnotes.ts";
import { rawHtml } from "./raw-html.ts";
import { classesOf, elementsIn, isElement, rewritten } from "./rewritten.ts";

/** Markdown has no marks for these; a post may hold them as they are. */
const INLINE = "sub sup kbd abbr mark ins u small q cite dfn var samp".split(" ");
const IS_HTML = "isHtml";
/** What a cell of a table in Markdown can hold no part of. */
const NOT_IN_CELLS = new Set("table ul ol dl pre blockquote h1 h2 h3 h4 h5 h6 hr".split(" "));

export function markdownOf(children: readonly ElementContent[]): string {
  const tree = { type: "root" as const, children: [...children] };
  const inline = Object.fromEntries(INLINE.map((name) => [name, asHtml]));
  const blocks = { dl: asBlock, details: asBlock, table };
  const handlers = { ...inline, ...blocks, span: asTarget, [FOOTNOTE_MARK]: asMark };
  const mdast = toMdast(tree, { document: true, handlers });
  writeInlineHtml(mdast);
  closeLists(mdast);
  writeCellBreaks(mdast, false);
  return toMarkdown(mdast, {
    bullet: "-",
    rule: "-",
    emphasis: "*",
    fences: true,
    listItemIndent: "one",
    extensions: [gfmTableToMarkdown(), gfmStrikethroughToMarkdown()],
  });
}

/** Markdown already. */
const asMark: Handle = (_, { properties }) => inlineHtml(String(properties.mark));

/** Its beginning and its end as HTML, and Markdown between them. */
function asHtml(state: State, node: Element): RootContent[] {
  const { tagName, properties } = node;
  const title = typeof properties.title === "string" ? { title: properties.title } : {};
  const empty = rawHtml({ type: "element", tagName, properties: title, children: [] });
  const end = `</${tagName}>`;
  return [inlineHtml(empty.slice(0, -end.length)), ...state.all(node), inlineHtml(end)];
}

/** See `withTargets`. */
const asTarget: Handle = (state, node) =>
  node.properties.id === undefined ? state.all(node) : inlineHtml(rawHtml(node));

/**
 * Code, until the whole tree stands: of HTML `toMdast` thinks that it is a block, and breaks the line of a list
 * or a quote in pieces around it.
 */
function inlineHtml(value: string): InlineCode {
  return { type: "inlineCode", value, data: { [IS_HTML]: true } };
}

function writeInlineHtml(node: Nodes): void {
  if (!("children" in node)) return;
  const children: Nodes[] = node.children;
  for (const [at, child] of children.entries()) {
    if (child.type === "inlineCode" && child.data && IS_HTML in child.data)
      children[at] = html(child.value);
    else writeInlineHtml(child);
  }
}

function html(value: string): Html {
  return { type: "html", value };
}

/** Without blank lines between items that are one paragraph each, whatever lists stand below them. */
function closeLists(node: Nodes): void {
  if (!("children" in node)) return;
  for (const child of node.children) closeLists(child);
  if (node.type !== "list") return;
  for (const item of node.children) {
    item.spread = item.children.filter(({ type }) => type !== "list").length > 1;
  }
  node.spread = node.children.some(({ spread }) => spread === true);
}

/** A cell is one line of Markdown. */
function writeCellBreaks(node: Nodes, isInCell: boolean): void {
  if (!("children" in node)) return;
  const isIn = isInCell || node.type === "tableCell";
  for (const child of node.children) writeCellBreaks(child, isIn);
  if (!isIn) return;
  const children: Nodes[] = node.children;
  for (const [at, child] of children.entries()) {
    if (child.type === "break") children[at] = html("<br>");
  }
}

const asBlock: Handle = (_, node) => html(rawHtml(node));

/** One with cells that span others, or that hold more than words, stays as it is. */
const table: Handle = (state, node) => {
  const inside = elementsIn(node.children);
  const isPlain = inside.every(
    ({ tagName, properties }) =>
      !NOT_IN_CELLS.has(tagName) && !properties.colSpan && !properties.rowSpan,
  );
  if (!isPlain) return html(rawHtml(node));
  const captions = node.children.filter((child) => isElement(child, "caption"));
  const above = captions.flatMap((caption) => defaultHandlers.p(state, caption) ?? []);
  return [...above, defaultHandlers.table(state, withAlignment(node))];
};

function withAlignment(node: Element): Element {
  const children = rewritten(node.children, (cell) => {
    if (!isElement(cell, "td", "th")) return [cell];
    const align = alignmentOf(cell);
    return [align === null ? cell : { ...cell, properties: { ...cell.properties, align } }];
  });
  return { ...node, children };
}

/** As each editor of WordPress has written it. */
function alignmentOf(cell: Element): string | null {
  const { align, dataAlign, style } = cell.properties;
  const looks = `${classesOf(cell).join(" ")} ${style ?? ""}`;
  const [, side = String(align ?? dataAlign ?? "")] =
    /(?:has-text-align-|text-align:\s?)(left|center|right)\b/.exec(looks) ?? [];
  return ["left", "center", "right"].includes(side) ? side : null;
}
