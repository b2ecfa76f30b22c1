/** Footnotes of the block editor: WordPress keeps their text beside the post, in `footnotes`. Pure. */
import type { ElementContent } from "hast";
import { z } from "zod";
import { htmlTree } from "./html-tree.ts";
import { element, isElement, rewritten } from "./rewritten.ts";

const Footnotes = z.array(z.object({ id: z.string(), content: z.string() }));
export type Footnotes = z.infer<typeof Footnotes>;

/** No element of HTML: its `mark` is written as it is. */
export const FOOTNOTE_MARK = "footnote-mark";

/** None where it is no JSON of WordPress's. */
export function footnotesIn(json: string): Footnotes {
  try {
    return Footnotes.catch([]).parse(JSON.parse(json));
  } catch {
    return [];
  }
}

/** Each has its mark where it is told of, and its text at the end. */
export function withFootnotes(
  nodes: readonly ElementContent[],
  notes: Footnotes,
): ElementContent[] {
  const numbers = new Map(notes.map(({ id }, at) => [id, at + 1]));
  const marked = rewritten(nodes, (node) => {
    const number = isElement(node, "sup") && numbers.get(String(node.properties.dataFn));
    return number ? [markOf(`[^${number}]`)] : [node];
  });
  const texts = notes.map(({ id, content }) =>
    element("p", {}, [
      markOf(`[^${numbers.get(id)}]: `),
      ...rewritten(htmlTree(content), (node) => [node]),
    ]),
  );
  return [...marked, ...texts];
}

function markOf(mark: string) {
  return element(FOOTNOTE_MARK, { mark });
}
