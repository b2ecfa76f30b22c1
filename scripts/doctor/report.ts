/** What the doctor found, for people and for programs. */
import { visibleJson, visibleLine } from "../terminal-text.ts";
import type { Part } from "./examination.ts";

const SIGNS = { right: "✓", note: "·", wrong: "✗" } as const;

/** A heading, then a line for each finding and below it how to mend it. */
export function partText({ title, lines }: Part): string {
  const texts = lines.flatMap(({ verdict, says, mend }) => [
    `  ${SIGNS[verdict]} ${visibleLine(says)}`,
    ...(mend === "" ? [] : [`    ${visibleLine(mend)}`]),
  ]);
  return [title, ...texts].join("\n");
}

export function countWrong(parts: readonly Part[]): number {
  return parts.flatMap(({ lines }) => lines).filter(({ verdict }) => verdict === "wrong").length;
}

export function closingText(wrong: number): string {
  if (wrong === 0) return "Nothing is wrong.";
  return wrong === 1 ? "1 thing is wrong." : `${wrong} things are wrong.`;
}

/** One list, each line with its part. */
export function reportJson(parts: readonly Part[]): string {
  return visibleJson(
    parts.flatMap(({ title, lines }) => lines.map((line) => ({ part: title, ...line }))),
  );
}
