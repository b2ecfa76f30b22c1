/** Which way a post reads: from the left or from the right. */
import { type Direction, directionOf, grammarOf, hasLetterFromTheRight } from "../words/grammar.ts";
import type { Post } from "./post.ts";
import { partsOf } from "./post-markdown.ts";

/** As the longer part of its paragraphs does: others may quote another language. Without any, as its title. */
export function directionOfPost(
  { title, body }: Pick<Post, "title" | "body">,
  language: string,
): Direction {
  const text = body();
  // To look at the paragraphs takes a while, and few posts need it.
  if (directionOf(language) === "ltr" && !hasLetterFromTheRight(text)) return "ltr";
  const { direction } = grammarOf(language);
  const lengths = { ltr: 0, rtl: 0 };
  for (const { tokens } of partsOf(text, language)) {
    const words = tokens.flatMap(({ type, content }) => (type === "text" ? content : [])).join(" ");
    lengths[direction(words)] += words.length;
  }
  if (lengths.ltr === lengths.rtl) return direction(title);
  return lengths.rtl > lengths.ltr ? "rtl" : "ltr";
}
