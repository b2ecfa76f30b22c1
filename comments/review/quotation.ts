/** A stranger's text as a Markdown quotation that it cannot leave. */
import { inertIndented, inertLine, isInert, seenLines } from "./inert-text.ts";
import { cutTo } from "./plain-words.ts";

export interface Quotation {
  /** Each line begins with `>`; empty where there was no room, or nothing to be seen. */
  markdown: string;
  /** Some of what is shown looks different from how it was typed. */
  isAltered: boolean;
  isShortened: boolean;
}

/** At the end of a line they keep the break, in every dialect; a backslash would show in a commit message. */
const BREAK = "  ";
/** What a line has besides its text: `> `, {@link BREAK} and a line feed. */
const AROUND_LINE = 5;

/** `room` is how many characters the quotation may have. */
export function quotationOf(typed: string, room: number): Quotation {
  const { lines, isShortened } = shownLines(typed, room);
  return {
    markdown: lines.map((line, at) => quoted(line, lines[at + 1])).join("\n"),
    isAltered: !lines.every(isInert),
    isShortened,
  };
}

/** One line of at most so many characters, in quotation marks. */
export function inlineQuotation(typed: string, most: number): string {
  return `“${inertLine(cutTo(typed.replace(/\s+/gu, " "), most))}”`;
}

function quoted(line: string, next = ""): string {
  return line === "" ? ">" : `> ${inertIndented(line)}${next === "" ? "" : BREAK}`;
}

/** No further into the text than there is room: it may have ten thousand lines. */
function shownLines(typed: string, room: number): { lines: string[]; isShortened: boolean } {
  const lines: string[] = [];
  let left = room;
  for (const line of seenLines(typed)) {
    const most = left - AROUND_LINE;
    if (line.length > most) {
      return { lines: most > 0 ? [...lines, cutTo(line, most)] : lines, isShortened: true };
    }
    lines.push(line);
    left -= line.length + AROUND_LINE;
  }
  return { lines, isShortened: false };
}
