/** Blocks of code: coloured when the site is built, by classes, which the page's policy allows. */
import { createRequire } from "node:module";
import type { MarkdownIt } from "markdown-it";
import type { Words } from "../words/words.ts";

/** What is used of highlight.js. Its own types would bring those of browsers into every file here. */
interface Highlighter {
  getLanguage(name: string): { rawDefinition: () => object } | undefined;
  highlight(code: string, options: { language: string; ignoreIllegals: true }): { value: string };
  listLanguages(): string[];
  registerLanguage(name: string, definition: () => object): void;
  newInstance(): Highlighter;
}

const require = createRequire(import.meta.url);
let common: Highlighter | null = null;

/**
 * Null where nobody knows the language. Those that most blogs have are loaded with the first block of
 * code, and all others with the first of another language: each takes a while.
 */
function highlighterFor(language: string): Highlighter | null {
  common ??= ownCopy(require("highlight.js/lib/common") as Highlighter);
  if (common.getLanguage(language)) return common;
  const all = require("highlight.js") as Highlighter;
  return all.getLanguage(language) ? all : null;
}

/**
 * The library tells its common highlighter of all languages when those are loaded, and one can stand in
 * another, as templates do in Perl: what that looks like would depend on which posts came before.
 */
function ownCopy(highlighter: Highlighter): Highlighter {
  const copy = highlighter.newInstance();
  for (const name of highlighter.listLanguages()) {
    const language = highlighter.getLanguage(name);
    if (language) copy.registerLanguage(name, language.rawDefinition);
  }
  return copy;
}

/**
 * HTML of a block of code, for markdown-it; empty where the language is not known, which leaves the
 * code as it is. `language` is the first word behind the fence.
 */
export function highlightedCode(code: string, language: string): string {
  if (language === "") return "";
  return highlighterFor(language)?.highlight(code, { language, ignoreIllegals: true }).value ?? "";
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
