/** Makes links of the addresses that stand in a text as they are. Pure. */
import type { Element, ElementContent } from "hast";

/** Without the punctuation that ends a sentence. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"'()[\]{}]*[^\s<>"'()[\]{}.,;:!?]/g;
const WITHOUT_LINKS = new Set(["a", "pre", "code", "script", "style"]);

/** Of a block, or of anything in it. */
export function withLinks<T extends ElementContent>(node: T): T {
  if (node.type !== "element" || WITHOUT_LINKS.has(node.tagName)) return node;
  return { ...node, children: node.children.flatMap(linked) };
}

function linked(node: ElementContent): ElementContent[] {
  if (node.type !== "text") return [withLinks(node)];
  const parts: ElementContent[] = [];
  let at = 0;
  for (const { 0: address, index } of node.value.matchAll(ADDRESS)) {
    if (index > at) parts.push({ type: "text", value: node.value.slice(at, index) });
    parts.push(linkTo(address));
    at = index + address.length;
  }
  if (at === 0) return [node];
  if (at < node.value.length) parts.push({ type: "text", value: node.value.slice(at) });
  return parts;
}

function linkTo(address: string): Element {
  const children = [{ type: "text" as const, value: address }];
  return { type: "element", tagName: "a", properties: { href: address }, children };
}
