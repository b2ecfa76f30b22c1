/** Changes a tree of HTML from its leaves up. Recursion is as deep as the tree, which `htmlTree` limits. */
import type { Element, ElementContent, RootContent } from "hast";

/** Gives what stands in the place of a node, whose own children have been changed already. */
export type Change = (node: ElementContent, parent: Element | null) => readonly ElementContent[];

export function rewritten(
  nodes: readonly RootContent[],
  change: Change,
  parent: Element | null = null,
): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type === "doctype") return [];
    if (node.type !== "element") return change(node, parent);
    return change({ ...node, children: rewritten(node.children, change, node) }, parent);
  });
}

export function isElement<N extends string>(
  node: RootContent | undefined,
  ...names: N[]
): node is Element & { tagName: N } {
  if (node?.type !== "element") return false;
  return names.length === 0 || names.some((name) => name === node.tagName);
}

export function element(
  tagName: string,
  properties: Element["properties"],
  children: ElementContent[] = [],
): Element {
  return { type: "element", tagName, properties, children };
}

export function text(value: string): ElementContent {
  return { type: "text", value };
}

export function classesOf({ properties }: Element): readonly string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : [];
}

/** All that it says. */
export function wordsIn(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(wordsIn).join("") : "";
}

/** Every element in it, itself first. */
export function elementsIn(nodes: readonly RootContent[]): Element[] {
  return nodes.flatMap((node) => (isElement(node) ? [node, ...elementsIn(node.children)] : []));
}
