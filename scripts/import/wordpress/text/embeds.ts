/** What a page of WordPress loads from elsewhere, as links; what would run is left out. Pure. */
import type { Element, ElementContent } from "hast";
import { absoluteAddress, pageOfPlayer } from "./addresses.ts";
import { classesOf, element, elementsIn, isElement, rewritten, text } from "./rewritten.ts";

/** With a word for the author. */
const LEFT_OUT = new Map(
  Object.entries({
    script: "a script",
    form: "a form",
    svg: "a drawing (SVG)",
    math: "a formula (MathML)",
    canvas: "a canvas",
  }),
);
const DROPPED = new Set([
  ...LEFT_OUT.keys(),
  "style",
  "noscript",
  "template",
  "link",
  "meta",
  "input",
  "button",
  "select",
  "textarea",
]);
const PLAYERS = new Set(["iframe", "embed", "object", "audio", "video"]);

export function withoutEmbeds(
  nodes: readonly ElementContent[],
  site: string | null,
): { nodes: ElementContent[]; remarks: string[] } {
  const remarks = new Set<string>();
  const kept = rewritten(nodes, (node) => {
    if (!isElement(node)) return [node];
    if (PLAYERS.has(node.tagName)) return linkTo(node, site);
    // A second link to the file that the first one names.
    if (classesOf(node).includes("wp-block-file__button")) return [];
    if (!DROPPED.has(node.tagName)) return [node];
    // What stands in a button or a form may be text: forms of WordPress have nothing else to say.
    const what = LEFT_OUT.get(node.tagName);
    if (what !== undefined) remarks.add(`had ${what}, which did not come`);
    return node.tagName === "button" ? node.children : [];
  });
  return { nodes: kept, remarks: [...remarks] };
}

function linkTo(player: Element, site: string | null): ElementContent[] {
  const { src, data, title } = player.properties;
  const inner = elementsIn(player.children).find(
    ({ properties }) => properties.src ?? properties.href,
  );
  const written = src ?? data ?? inner?.properties.src ?? inner?.properties.href ?? "";
  const address = absoluteAddress(String(written), site);
  if (address === null) return [];
  const page = pageOfPlayer(address);
  const words = String(title ?? "").trim() || page;
  return [element("p", {}, [element("a", { href: page }, [text(words)])])];
}
