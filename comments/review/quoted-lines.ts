/** A comment as our Markdown shows it, line by line, with marks of ours for those that were typed. */
import type { Token } from "markdown-it";
import { commentTokens } from "../comment-html.ts";
import { isSeen, seenLines } from "./inert-text.ts";
import type { Mark, Run } from "./marked-line.ts";
import { headOf, moveBehind, moveTo, type Place, startOfQuotation } from "./quoted-place.ts";
import { bracketed, lineRuns, ours, plain } from "./quoted-words.ts";

export interface QuotedLine {
  /** Begins with `>`, as does each line in it. */
  head: string;
  runs: readonly Run[];
  block: Block;
}

interface Block {
  /** Ends a line that is not the last one. */
  between: string;
  /** Ends the last line, also where more were left out. */
  foot: string;
}

/** At the end of a line they keep the break, in every dialect; a backslash would show in a commit message. */
const BREAK = "  ";
/** Whatever is typed has no backtick left to end it. */
const FENCE = "```";
/** Code keeps its shape, and nobody can push text out of sight. */
const MOST_INDENT = 20;
/** Three hyphens would end a commit message, and no host makes a table of the other one. */
const SIGNS = { rule: "———", cells: "│" };

/** As it will look; as it was typed, where there is nothing to be seen then. */
export function* quotedLines(typed: string): Generator<QuotedLine> {
  let isEmpty = true;
  for (const line of shownLines(commentTokens(typed))) {
    isEmpty = false;
    yield line;
  }
  if (!isEmpty) return;
  const lines = [...seenLines(typed)].map((line) => [plain(line)]);
  yield* words(lines, startOfQuotation());
}

function* shownLines(tokens: readonly Token[]): Generator<QuotedLine> {
  const place = startOfQuotation();
  for (const [at, token] of tokens.entries()) {
    moveTo(place, token);
    const opening = tokens[at - 1];
    if (token.type === "hr") yield* words([[plain(SIGNS.rule)]], place);
    if (token.type === "fence" || token.type === "code_block") yield* code(token, place);
    if (token.type === "table_open") yield* words(rowsFrom(tokens, at), place);
    if (token.type !== "inline" || isCell(opening)) continue;
    yield* words(lineRuns(token.children ?? [], looksOf(opening)), place, opening?.hidden);
  }
}

function rowsFrom(tokens: readonly Token[], start: number): Run[][] {
  const rows: Run[][] = [];
  for (let at = start; at < tokens.length && tokens[at]?.type !== "table_close"; at++) {
    const token = tokens[at];
    if (token?.type === "tr_open") rows.push([]);
    if (token?.type !== "inline") continue;
    const lines = lineRuns(token.children ?? [], looksOf(tokens[at - 1]));
    rows.at(-1)?.push(...cell(lines, tokens[at - 2]?.type !== "tr_open"));
  }
  return rows;
}

function isCell(opening: Token | undefined): boolean {
  return opening?.type === "th_open" || opening?.type === "td_open";
}

/** A heading of a visitor's is no heading of the pull request. */
function looksOf(opening: Token | undefined): readonly Mark[] {
  return opening?.type === "heading_open" || opening?.type === "th_open" ? ["strong"] : [];
}

function cell(lines: readonly Run[][], isNext: boolean): Run[] {
  return isNext ? [plain(" "), ours(SIGNS.cells), plain(" "), ...lines.flat()] : lines.flat();
}

function* words(lines: readonly Run[][], place: Place, isTight = false): Generator<QuotedLine> {
  const block = { between: BREAK, foot: "" };
  let isEmpty = true;
  for (const runs of lines) {
    if (!runs.some(({ text, isOurs }) => !isOurs && isSeen(text))) continue;
    isEmpty = false;
    yield { head: headOf(place), runs, block };
  }
  if (!isEmpty) moveBehind(place, isTight);
}

function* code({ content, info }: Token, place: Place): Generator<QuotedLine> {
  if (isSeen(info)) yield* words([bracketed(info)], place);
  let block: Block | null = null;
  let isAfterGap = false;
  for (const line of seenLines(content)) {
    if (line === "") {
      isAfterGap = true;
      continue;
    }
    const opening = block ? "" : `${headOf(place)}${FENCE}\n`;
    const head = headOf(place);
    const before = isAfterGap ? `${head.trimEnd()}\n` : opening;
    block ??= { between: "", foot: `\n${head}${FENCE}` };
    yield { head: `${before}${head}${indentOf(line)}`, runs: [plain(line)], block };
    isAfterGap = false;
  }
  if (block) moveBehind(place, false);
}

function indentOf(line: string): string {
  const blank = /^[ \t]*/.exec(line)?.[0] ?? "";
  return " ".repeat(Math.min(blank.replaceAll("\t", "  ").length, MOST_INDENT));
}
