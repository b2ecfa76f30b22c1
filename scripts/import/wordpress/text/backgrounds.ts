/** Pictures that stand behind text, or are written into it. Pure. */
import type { Element, ElementContent } from "hast";
import { element, elementsIn, isElement, rewritten } from "./rewritten.ts";

const IN_STYLE = /\burl\(\s*(["']?)([^"')]+)\1/i;

/** What stood behind a block stands above its text. */
export function withBackgrounds(nodes: readonly ElementContent[]): ElementContent[] {
  return rewritten(nodes, (node) => {
    if (!isElement(node, "div", "section")) return [node];
    const address = backgroundOf(node);
    // One for each size of a screen: the block editor writes both.
    const hasPicture = elementsIn(node.children).some((inner) => isElement(inner, "img"));
    if (address === null || hasPicture) return [node];
    const picture = element("p", {}, [element("img", { src: address })]);
    return [{ ...node, children: [picture, ...node.children] }];
  });
}

function backgroundOf({ properties: { style } }: Element): string | null {
  if (typeof style !== "string" || !style.includes("background")) return null;
  return IN_STYLE.exec(style)?.[2]?.trim() ?? null;
}

/** `data:` is no address that anything could be fetched from. */
export function remarksOnWritten(nodes: readonly ElementContent[]): string[] {
  const isWritten = elementsIn(nodes).some(
    (node) => isElement(node, "img") && sourceOf(node).startsWith("data:"),
  );
  return isWritten ? ["had a picture written into its text (data:), which did not come"] : [];
}

/** Where a page loads it late, its own address is elsewhere. */
export function sourceOf({ properties }: Element): string {
  const { src, dataOrigFile, dataSrc } = properties;
  return String(dataOrigFile ?? dataSrc ?? src ?? "").trim();
}
