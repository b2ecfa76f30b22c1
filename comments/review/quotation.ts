/** A stranger's text as a Markdown quotation that it cannot leave: it looks as it will on the site. */
import { inertLine } from "./inert-text.ts";
import { markedLine } from "./marked-line.ts";
import { cutTo } from "./plain-words.ts";
import { type QuotedLine, quotedLines } from "./quoted-lines.ts";

export interface Quotation {
  /** Each line begins with `>`; empty where there was no room, or nothing to be seen. */
  markdown: string;
  /** Some of what is shown looks different from how it was typed. */
  isAltered: boolean;
  isShortened: boolean;
}

/** At the end of the last line, where it does not have it of its own. */
const MORE = "…";

/** `room` is how many characters the quotation may have. */
export function quotationOf(typed: string, room: number): Quotation {
  return quotationFrom(linesFor(typed, room), room);
}

/** All the lines that so many characters can show, and one more where there is one: a text is read once for many rooms. */
export function linesFor(typed: string, room: number): QuotedLine[] {
  const lines: QuotedLine[] = [];
  let left = room;
  for (const line of quotedLines(typed)) {
    lines.push(line);
    left -= line.head.length;
    if (left < 0) break;
  }
  return lines;
}

/** `lines` are for this room or for more. */
export function quotationFrom(lines: readonly QuotedLine[], room: number): Quotation {
  let markdown = "";
  let last: QuotedLine | null = null;
  let isAltered = false;
  for (const [at, line] of lines.entries()) {
    const before = `${lineEnd(last, line)}${line.head}`;
    const left = room - markdown.length - before.length - line.block.foot.length;
    const isLast = at === lines.length - 1;
    const shown = markedLine(line.runs, isLast ? left : left - MORE.length);
    const isShown = !shown.isCut || shown.text !== "";
    if (isShown) {
      markdown += before + shown.text;
      isAltered ||= shown.isAltered;
      last = line;
    }
    if (shown.isCut) {
      const end = `${isShown || last === null ? "" : MORE}${last?.block.foot ?? ""}`;
      return { markdown: markdown + end, isAltered, isShortened: true };
    }
  }
  return { markdown: markdown + (last?.block.foot ?? ""), isAltered, isShortened: false };
}

function lineEnd(last: QuotedLine | null, next: QuotedLine): string {
  if (last === null) return "";
  return `${last.block === next.block ? last.block.between : last.block.foot}\n`;
}

/** One line of at most so many characters, in quotation marks. */
export function inlineQuotation(typed: string, most: number): string {
  return `“${inertLine(cutTo(typed.replace(/\s+/gu, " "), most))}”`;
}
