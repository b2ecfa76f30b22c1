/** Tables of a post: one that may be too wide scrolls, and must do so by keyboard too. */
import type { MarkdownIt, Token } from "markdown-it";
import type { Words } from "../words/words.ts";

/** Letters that the narrowest phone has room for beside each other, and those that the edges of a cell take. */
const ROOM = 31;
const EDGES = 3;

/** Narrow ones are no stop on the way through the page. */
export function reachTablesByKeyboard({ core, renderer }: MarkdownIt, { site }: Words): void {
  const wide = new WeakSet<Token>();
  core.ruler.push("wide_tables", ({ tokens }) => {
    let start = 0;
    for (const [at, token] of tokens.entries()) {
      if (token.type === "table_open") start = at;
      const open = tokens[start];
      if (token.type !== "table_close" || !open || lettersOf(tokens.slice(start, at)) <= ROOM) {
        continue;
      }
      wide.add(open).add(token);
    }
  });
  const around = `<div class="wide" role="group" aria-label="${site.table}" tabindex="0">\n`;
  renderer.rules.table_open = (tokens, at, options) =>
    (isIn(wide, tokens[at]) ? around : "") + renderer.renderToken(tokens, at, options);
  renderer.rules.table_close = (tokens, at, options) =>
    renderer.renderToken(tokens, at, options) + (isIn(wide, tokens[at]) ? "</div>\n" : "");
}

function isIn(tokens: WeakSet<Token>, token: Token | undefined): boolean {
  return token !== undefined && tokens.has(token);
}

/** How many stand beside each other at least: in each column, those of its longest word. */
function lettersOf(table: readonly Token[]): number {
  const columns: number[] = [];
  let column = 0;
  for (const { type, content } of table) {
    if (type === "tr_open") column = 0;
    if (type !== "inline") continue;
    const words = content.split(/\s+/).map((word) => word.length);
    columns[column] = Math.max(columns[column] ?? 0, ...words);
    column += 1;
  }
  return columns.reduce((sum, longest) => sum + longest + EDGES, 0);
}
