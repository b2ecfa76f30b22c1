/** Places in a text that its own links lead to, as those of a table of contents do. Pure. */
import type { Element, ElementContent } from "hast";
import { headingId } from "../../../../site/post-anchors.ts";
import { element, elementsIn, isElement, rewritten, wordsIn } from "./rewritten.ts";
import { showsNothing } from "./tidy.ts";

const HOLDS_WORDS = /^(?:p|li|h[1-6]|td|th|dt|dd|figcaption|summary|a|span)$/;

/**
 * Each becomes an empty element with its name, and nothing else keeps one. A link that leads nowhere is the words
 * in it, and one without words is nothing.
 */
export function withTargets(nodes: readonly ElementContent[]): ElementContent[] {
  const wanted = new Set(elementsIn(nodes).flatMap(placeLinkedBy));
  return rewritten(nodes, (node) => {
    if (!isElement(node)) return [node];
    const { id: _, name, ...properties } = node.properties;
    const isLink = node.tagName === "a";
    const kept = isLink || name === undefined ? properties : { ...properties, name };
    const names = namesOf(node).filter((one) => wanted.delete(one));
    const targets = names.map((one) => element("span", { id: one }));
    if (isLink && (properties.href === undefined || showsNothing(node)))
      return [...targets, ...node.children];
    if (HOLDS_WORDS.test(node.tagName))
      return [{ ...node, properties: kept, children: [...targets, ...node.children] }];
    return [...targets, { ...node, properties: kept }];
  });
}

function placeLinkedBy({ properties: { href } }: Element): string[] {
  const [, place = ""] = /^#([^\s%]+)$/.exec(String(href)) ?? [];
  return place === "" ? [] : [place];
}

/** A heading has the name here that its words give it. */
function namesOf(node: Element): string[] {
  const { id, name } = node.properties;
  const given = node.tagName === "a" ? [id, name] : [id];
  const names = given.flatMap((one) => (one === undefined ? [] : String(one)));
  return /^h[1-6]$/.test(node.tagName)
    ? names.filter((one) => one !== headingId(wordsIn(node)))
    : names;
}
