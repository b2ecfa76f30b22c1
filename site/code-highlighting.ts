/** Blocks of code: coloured when the site is built, by classes, which the page's policy allows. */
import { createRequire } from "node:module";
import type { MarkdownIt } from "markdown-it";
import type { Words } from "../words/words.ts";

/** What is used of highlight.js. Its own types would bring those of browsers into every file here. */
interface Highlighter {
  getLanguage(name: string): object | undefined;
  highlight(code: string, options: { language: string; ignoreIllegals: true }): { value: string };
}

const require = createRequire(import.meta.url);
let loaded: Highlighter | null = null;

/** Loaded with the first block of code: many builds have none, and it takes a while. */
function highlighter(): Highlighter {
  loaded ??= require("highlight.js/lib/common") as Highlighter;
  return loaded;
}

/**
 * HTML of a block of code, for markdown-it; empty where the language is not known, which leaves the
 * code as it is. `language` is the first word behind the fence.
 */
export function highlightedCode(code: string, language: string): string {
  if (language === "" || !highlighter().getLanguage(language)) return "";
  return highlighter().highlight(code, { language, ignoreIllegals: true }).value;
}

/** Letters that the whole width of a column has room for. Where it is narrower, lines are broken. */
const ROOM = 56;

/** A block with a longer line scrolls, and must do so by keyboard too: not every browser sees to that. */
export function reachCodeByKeyboard({ renderer: { rules } }: MarkdownIt, { site }: Words): void {
  const scrolling = `<pre tabindex="0" role="group" aria-label="${site.code}">`;
  for (const name of ["fence", "code_block"]) {
    const render = rules[name];
    if (!render) continue;
    rules[name] = (...all) => {
      const block = render(...all);
      return isLong(all[0][all[1]]?.content ?? "") ? block.replace("<pre>", scrolling) : block;
    };
  }
}

function isLong(code: string): boolean {
  return code.split("\n").some((line) => line.replaceAll("\t", " ".repeat(8)).length > ROOM);
}
