/**
 * Does to a tree of HTML what WordPress does to text on its way to the page: a blank line begins a new
 * paragraph, and a line feed is a line break. Pure.
 */
import type { Element, ElementContent, RootContent } from "hast";

type Content = RootContent | ElementContent;

/** Whose text is made of paragraphs. */
const HOLDERS = new Set(
  "div section article main aside header footer center blockquote figcaption td th li dd details form address".split(
    " ",
  ),
);
/** Where one line feed is a line break, and blank lines are no more than that. */
const LINES = new Set("p h1 h2 h3 h4 h5 h6 dt caption summary".split(" "));
/** What stands on its own among paragraphs. */
const BLOCKS = new Set(
  [...HOLDERS, ...LINES].concat(
    "ul ol dl table thead tbody tfoot tr pre hr figure iframe video audio script style noscript".split(
      " ",
    ),
  ),
);
/** Holders in which a text without blank lines is no paragraph. */
const TIGHT = new Set(["td", "th", "li", "dd", "figcaption"]);
const VERBATIM = new Set(["pre", "script", "style", "textarea"]);
/** White space in these is none of a text. */
const WITHOUT_TEXT = new Set([...VERBATIM, "ul", "ol", "dl", "table", "tr"]);

/** What the ends of lines say. */
interface Lines {
  /** The paragraphs of a text without blocks. */
  parts(run: readonly ElementContent[]): ElementContent[][];
  withBreaks(node: ElementContent): ElementContent[];
}

const AS_TYPED: Lines = { parts: splitRun, withBreaks };
const AS_SPACE: Lines = { parts: (run) => [trimmed(run)], withBreaks: (node) => [node] };

/** Of the contents of a post or a comment; recursion is as deep as the tree, which the caller limits. */
export function withParagraphs(contents: readonly Content[]): ElementContent[] {
  return paragraphs(contents.filter(isContent), AS_TYPED, false);
}

/** For HTML with paragraphs of its own: those of text that stands among blocks without any. */
export function withLooseText(contents: readonly Content[]): ElementContent[] {
  return paragraphs(contents.filter(isContent), AS_SPACE, false);
}

function isContent(node: Content): node is ElementContent {
  return node.type !== "doctype";
}

function paragraphs(
  contents: readonly ElementContent[],
  lines: Lines,
  isTight: boolean,
): ElementContent[] {
  const made: ElementContent[] = [];
  let run: ElementContent[] = [];
  const end = () => {
    const parts = lines.parts(run).filter((part) => part.length > 0);
    const only = isTight && parts.length === 1 && made.every((node) => !isBlock(node));
    // Not spread: a call takes no more arguments than the stack has room for.
    for (const node of only ? parts.flat() : parts.map(paragraph)) made.push(node);
    run = [];
  };
  for (const node of contents) {
    if (isBlock(node)) {
      end();
      made.push(inside(node, lines));
    } else run.push(node);
  }
  end();
  return made;
}

function isBlock(node: ElementContent): boolean {
  return node.type === "comment" || (node.type === "element" && BLOCKS.has(node.tagName));
}

function inside(node: ElementContent, lines: Lines): ElementContent {
  if (node.type !== "element") return node;
  const { tagName, children } = node;
  if (HOLDERS.has(tagName))
    return { ...node, children: paragraphs(children, lines, TIGHT.has(tagName)) };
  if (LINES.has(tagName)) return { ...node, children: trimmed(children.flatMap(lines.withBreaks)) };
  if (VERBATIM.has(tagName)) return node;
  return { ...node, children: children.map((child) => inside(child, lines)) };
}

/** The paragraphs that blank lines make of text and what stands in it. */
function splitRun(run: readonly ElementContent[]): ElementContent[][] {
  const parts: ElementContent[][] = [[]];
  for (const node of run) {
    const texts = node.type === "text" ? node.value.split(/\n[ \t\r]*\n\s*/) : [];
    if (texts.length === 0) parts.at(-1)?.push(node);
    for (const [at, value] of texts.entries()) {
      if (at > 0) parts.push([]);
      parts.at(-1)?.push({ type: "text", value });
    }
  }
  return parts.map((part) => trimmed(part.flatMap(withBreaks)));
}

function withBreaks(node: ElementContent): ElementContent[] {
  if (node.type === "element") {
    if (WITHOUT_TEXT.has(node.tagName)) return [node];
    return [{ ...node, children: node.children.flatMap(withBreaks) }];
  }
  if (node.type !== "text") return [node];
  const lines = node.value.split("\n");
  return lines.flatMap((written, at) => {
    const line = at > 0 ? written.replace(/^[ \t\r]+/, "") : written;
    const value = at < lines.length - 1 ? line.trimEnd() : line;
    return [
      ...(at > 0 ? [lineBreak()] : []),
      ...(value === "" ? [] : [{ type: "text" as const, value }]),
    ];
  });
}

/** Without breaks and white space at its ends, and without a second break beside one that was written. */
function trimmed(part: readonly ElementContent[]): ElementContent[] {
  const kept = part.filter((node, at) => !(isBreak(node) && isBreak(part[at - 1])));
  const isEmpty = (node: ElementContent) =>
    isBreak(node) || (node.type === "text" && node.value.trim() === "");
  const first = kept.findIndex((node) => !isEmpty(node));
  return first < 0 ? [] : kept.slice(first, kept.findLastIndex((node) => !isEmpty(node)) + 1);
}

function isBreak(node: ElementContent | undefined): boolean {
  return node?.type === "element" && node.tagName === "br";
}

function lineBreak(): Element {
  return { type: "element", tagName: "br", properties: {}, children: [] };
}

function paragraph(children: ElementContent[]): Element {
  return { type: "element", tagName: "p", properties: {}, children };
}
