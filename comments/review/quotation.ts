/** A stranger's text as a Markdown quotation that it cannot leave. */
import { inertIndented, inertLine, seenLines } from "./inert-text.ts";
import { cutTo } from "./plain-words.ts";

export interface Quotation {
  /** Each line begins with `>`; empty where there was no room, or nothing to be seen. */
  markdown: string;
  isShortened: boolean;
}

/** At the end of a line they keep the break, in every dialect; a backslash would show in a commit message. */
const BREAK = "  ";
/** What a line has besides its text: `> `, {@link BREAK} and a line feed. */
const AROUND_LINE = 5;

/** `room` is how many characters the quotation may have. */
export function quotationOf(typed: string, room: number): Quotation {
  const lines = seenLines(typed);
  if (lines.at(-1) === "") lines.pop();
  const kept = shortened(lines, room);
  return {
    markdown: kept.map((line, at) => quoted(line, kept[at + 1])).join("\n"),
    isShortened: kept.join("\n") !== lines.join("\n"),
  };
}

/** One line of at most so many characters, in quotation marks. */
export function inlineQuotation(typed: string, most: number): string {
  return `“${inertLine(cutTo(typed.replace(/\s+/gu, " "), most))}”`;
}

function quoted(line: string, next = ""): string {
  return line === "" ? ">" : `> ${inertIndented(line)}${next === "" ? "" : BREAK}`;
}

function shortened(lines: readonly string[], room: number): string[] {
  const kept: string[] = [];
  let left = room;
  for (const line of lines) {
    const most = left - AROUND_LINE;
    if (line.length > most) return most > 0 ? [...kept, cutTo(line, most)] : kept;
    kept.push(line);
    left -= line.length + AROUND_LINE;
  }
  return kept;
}
