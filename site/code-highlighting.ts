/** Blocks of code: coloured when the site is built, by classes, which the page's policy allows. */
import { createRequire } from "node:module";
import type { MarkdownIt } from "markdown-it";

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

/** A block whose lines are long scrolls, and must do so by keyboard too: not every browser sees to that. */
export function reachCodeByKeyboard({ renderer: { rules } }: MarkdownIt): void {
  for (const name of ["fence", "code_block"]) {
    const render = rules[name];
    if (render) rules[name] = (...all) => render(...all).replace("<pre>", '<pre tabindex="0">');
  }
}
