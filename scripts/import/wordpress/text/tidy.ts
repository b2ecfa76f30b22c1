/** Brings HTML that was written for WordPress into the shape that a post has here. Pure. */
import type { Element, ElementContent, RootContent } from "hast";
import { blogHost } from "../../blog-host.ts";
import type { Places } from "../../origin.ts";
import { absoluteAddress } from "./addresses.ts";
import {
  classesOf,
  element,
  elementsIn,
  isElement,
  rewritten,
  text,
  wordsIn,
} from "./rewritten.ts";

const HEADING = /^h([1-6])$/;

/** Before paragraphs are made: code of several lines is a block, or each of its lines would be one. */
export function withCodeBlocks(nodes: readonly RootContent[]): ElementContent[] {
  return rewritten(nodes, (node, parent) => {
    if (isElement(node, "pre")) return [codeBlock(node)];
    const isBlock = isElement(node, "code") && wordsIn(node).trim().includes("\n");
    return isBlock && parent?.tagName !== "pre" ? [codeBlock(element("pre", {}, [node]))] : [node];
  });
}

/** The language stands where Markdown looks for it: `<pre lang="php">`, `<pre class="brush: php">`. */
function codeBlock(pre: Element): Element {
  const inner = elementsIn(pre.children).find(({ tagName }) => tagName === "code");
  const classes = [pre, ...(inner ? [inner] : [])].flatMap(classesOf).join(" ");
  const [, named] = /\b(?:language-|lang-|brush:\s*)([\w+#-]+)/.exec(classes) ?? [];
  const language = named ?? String(pre.properties.lang ?? inner?.properties.lang ?? "");
  const className = language === "" ? [] : [`language-${language.toLowerCase()}`];
  const children = inner && pre.children.length === 1 ? inner.children : pre.children;
  return element("pre", {}, [element("code", { className }, children)]);
}

/** The title of a post is the heading above all others. Those that say nothing were made for space. */
export function withLowerHeadings(nodes: readonly ElementContent[]): ElementContent[] {
  const step = elementsIn(nodes).some(({ tagName }) => tagName === "h1") ? 1 : 0;
  return rewritten(nodes, (node) => {
    const [, level] = isElement(node) ? (HEADING.exec(node.tagName) ?? []) : [];
    if (!isElement(node) || level === undefined) return [node];
    const tagName = showsNothing(node) ? "p" : `h${Math.min(6, Number(level) + step)}`;
    return [{ ...node, tagName }];
  });
}

export function showsNothing(node: Element): boolean {
  return wordsIn(node).trim() === "" && !elementsIn([node]).some((one) => isElement(one, "img"));
}

const MARKS = ["em", "i", "strong", "b", "del", "s", "strike"] as const;
const SAME: ReadonlyMap<string, string> = new Map([
  ["i", "em"],
  ["b", "strong"],
  ["s", "del"],
  ["strike", "del"],
]);

/** A line ends behind the mark that ends with it: Markdown has no mark that begins or ends with a break. */
export function withBreaksOutside(nodes: readonly ElementContent[]): ElementContent[] {
  return rewritten(nodes, (node) => {
    if (!isElement(node, ...MARKS, "a", "cite", "small", "u")) return [node];
    const { children } = node;
    const first = children.findIndex((child) => !isSpace(child));
    if (first < 0) return isElement(node, ...MARKS) ? children : [node];
    const end = children.findLastIndex((child) => !isSpace(child)) + 1;
    const inside = { ...node, children: children.slice(first, end) };
    return [...children.slice(0, first), inside, ...children.slice(end)];
  });
}

/** Two breaks are a paragraph to those who write without any. */
export function withSplitParagraphs(nodes: readonly ElementContent[]): ElementContent[] {
  return rewritten(nodes, (node) =>
    isElement(node, "p") ? partsOf(node).map((children) => ({ ...node, children })) : [node],
  );
}

function partsOf({ children }: Element): ElementContent[][] {
  const parts: ElementContent[][] = [];
  let part: ElementContent[] = [];
  let between: ElementContent[] = [];
  for (const child of children) {
    if (isSpace(child)) {
      between.push(child);
      continue;
    }
    if (between.filter((one) => isElement(one, "br")).length > 1) {
      parts.push(part);
      part = [];
    } else part.push(...between);
    part.push(child);
    between = [];
  }
  return [...parts, part];
}

function isSpace(node: ElementContent): boolean {
  return isElement(node, "br") || (node.type === "text" && node.value.trim() === "");
}

/** Markdown has no mark that begins or ends with a space, and none in one of its kind. */
export function withCleanMarks(nodes: readonly ElementContent[]): ElementContent[] {
  return rewritten(nodes, (node, parent) => {
    if (!isElement(node, ...MARKS)) return [node];
    const { children } = node;
    if (wordsIn(node).trim() === "" && elementsIn(children).length === 0) return children;
    if (parent !== null && kindOf(parent) === kindOf(node)) return children;
    const before = takenSpace(children, 0, (written) => written.trimStart());
    const after = takenSpace(children, children.length - 1, (written) => written.trimEnd());
    return [...before, { ...node, children }, ...after];
  });
}

function kindOf({ tagName }: Element): string {
  return SAME.get(tagName) ?? tagName;
}

/** Takes the white space that `trimmed` leaves out of the text at that place. */
function takenSpace(
  children: ElementContent[],
  at: number,
  trimmed: (written: string) => string,
): ElementContent[] {
  const node = children[at];
  if (node?.type !== "text") return [];
  const value = trimmed(node.value);
  if (value === node.value) return [];
  children[at] = { ...node, value };
  return [text(node.value.replace(value, ""))];
}

/** Links to what has come along lead to it; others, to where they led. */
export function withPlacedLinks(
  nodes: readonly ElementContent[],
  { site, link }: { site: string | null; link: Places["link"] },
): ElementContent[] {
  return rewritten(nodes, (node) => {
    if (!isElement(node, "a") || typeof node.properties.href !== "string") return [node];
    const { href } = node.properties;
    if (href.startsWith("#")) return [node];
    const address = absoluteAddress(href, site);
    // A link that leads nowhere is the words in it.
    if (address === null) return node.children;
    return [{ ...node, properties: { ...node.properties, href: link(address) ?? address } }];
  });
}

/** Addresses that still lead to the old site, each once. */
export function linksTo(site: string | null, nodes: readonly ElementContent[]): string[] {
  const host = blogHost(site ?? "");
  const links = elementsIn(nodes).filter(({ tagName }) => tagName === "a");
  const addresses = links.map(({ properties }) => String(properties.href ?? ""));
  return [...new Set(addresses)].filter((address) => host !== null && blogHost(address) === host);
}
