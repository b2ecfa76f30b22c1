/** How a post begins, as plain text: for lists, for search engines and for who shares it. */
import type { Post } from "./post.ts";
import { partsOf } from "./post-markdown.ts";

const LONGEST = 280;
/** As WordPress and others mark where the beginning ends. */
const MORE = /^<!--\s*more\s*-->/m;
const END = Symbol("the end of the beginning");

/** Its description; without one, what stands before `<!-- more -->`, or else its first paragraph. */
export function excerptOf(
  { description, body }: Pick<Post, "description" | "body">,
  language: string,
): string {
  if (description !== "") return description;
  const text = body();
  const isMarked = MORE.test(text);
  const beginning: string[] = [];
  for (const part of plainParts(text, language)) {
    if (part === END) return beginning.join(" ");
    beginning.push(part);
    // Where nothing says how far it goes, the others need no look.
    if (!isMarked) break;
  }
  return shortened(beginning[0] ?? "");
}

/** Its paragraphs, and where the mark stands. All of the text is parsed: what it links to may stand below. */
function* plainParts(text: string, language: string): Iterable<string | typeof END> {
  for (const { html, tokens } of partsOf(text, language)) {
    if (MORE.test(html)) yield END;
    const words = tokens.map(({ type, content }) =>
      type === "text" || type === "code_inline" ? content : breakOf(type),
    );
    const plain = words.join("").trim();
    if (plain !== "") yield plain;
  }
}

function breakOf(type: string): string {
  return type === "softbreak" || type === "hardbreak" ? " " : "";
}

/** Ends with a whole word; where there is none, as in Japanese, with a whole letter. */
function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const [start = ""] = /^.*(?=\s)/su.exec(text.slice(0, LONGEST)) ?? [];
  const cut = start.length > LONGEST / 2 ? start : [...text].slice(0, LONGEST / 2).join("");
  return `${cut.replace(/[\s\p{P}]+$/u, "")}…`;
}
