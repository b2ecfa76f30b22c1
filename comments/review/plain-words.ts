/** The words of what was typed and none of its marks, for titles and lists; and how text is cut. */
import { inertLine } from "./inert-text.ts";

// What stays is a full stop or comma that ends a word, and an apostrophe or hyphen within one.
const MARKS = /(?!(?<=\p{L})[.,](?=\s|$)|(?<=\p{L})['’-](?=\p{L}))[^\p{L}\p{M}\p{N}\s]/gu;

/** One line of at most so many characters; empty where there are no words. */
export function plainWords(typed: string, most: number): string {
  const words = inertLine(typed).replace(MARKS, " ").replace(/\s+/gu, " ").trim();
  return inertLine(cutTo(words, most));
}

/**
 * At most so many characters (UTF-16), the last of them `…` where some were left out. Text is cut
 * before it is made inert: `feedbac` could be the name of a commit, which `feedback` cannot.
 */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) return text;
  const halfAtEnd = /[\ud800-\udbff]$/;
  return `${text
    .slice(0, Math.max(0, most - 1))
    .replace(halfAtEnd, "")
    .trimEnd()}…`;
}
