/** The service's log: one line an event, whatever a detail holds. */
import { expect, test } from "vitest";
import { lineLog } from "../../service/log.ts";

function lineOf(value: string): string {
  const lines: string[] = [];
  lineLog(
    (line) => lines.push(line),
    () => Date.parse("2026-06-01T12:00:00Z"),
  )("failed", { reason: value });
  return lines.join("\n");
}

test.each([
  ["a plain word", "01jwn3t6k0", "01jwn3t6k0"],
  ["several lines", "a\nb", '"a\\nb"'],
  ["a terminal's command", "\u001b[2J", '"\\u001b[2J"'],
  ["a terminal's command in one character", "\u009b2J", '"\\u{9b}2J"'],
  ["delete", "a\u007fb", '"a\\u{7f}b"'],
  ["what turns the reading direction round", "\u202egnp.exe", '"\\u{202e}gnp.exe"'],
  ["an isolate", "\u2067a\u2069", '"\\u{2067}a\\u{2069}"'],
  ["line and paragraph separators", "\u2028\u2029", '"\\u{2028}\\u{2029}"'],
  ["a tag, which no font shows", "a\u{e0041}", '"a\\u{e0041}"'],
  ["letters of any script", "не найдено", '"не найдено"'],
])("%s", (_, value, shown) => {
  expect(lineOf(value)).toBe(`2026-06-01T12:00:00.000Z failed reason=${shown}`);
});
