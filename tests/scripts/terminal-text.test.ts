import { describe, expect, test } from "vitest";
import { visibleJson, visibleLine, visibleText } from "../../scripts/terminal-text.ts";

const HOSTILE: [what: string, text: string, shown: string][] = [
  ["a colour", "\u001b[31mred", "<U+001B>[31mred"],
  ["a window title", "\u001b]0;owned\u0007", "<U+001B>]0;owned<U+0007>"],
  ["a one-character command", "\u009b2J", "<U+009B>2J"],
  ["a line written over", "good\rbad", "good<U+000D>bad"],
  ["backspaces", "bad\b\b\bok", "bad<U+0008><U+0008><U+0008>ok"],
  ["delete and null", "\u007f\u0000", "<U+007F><U+0000>"],
  ["text turned round", "\u202etxet\u2066x", "<U+202E>txet<U+2066>x"],
  ["a line separator", "a\u2028b\u2029", "a<U+2028>b<U+2029>"],
  ["marks of direction", "a\u200eb\u200f\u061c", "a<U+200E>b<U+200F><U+061C>"],
  ["what cannot be seen", "a\u200bb\u2060\u00ad\ufeff", "a<U+200B>b<U+2060><U+00AD><U+FEFF>"],
  ["letters that cannot be seen", "a\u{e0041}", "a<U+E0041>"],
  ["half a character", "\ud800", "\ufffd"],
];

describe("text that strangers typed", () => {
  test.each(HOSTILE)("shows %s instead of obeying it", (_, text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  test("is left as it is where it is harmless", () => {
    const text = "Grüße, 你好, مرحبا, می\u200cخواهم, 👩‍👩‍👧, a\ttab\nand a line";
    expect(visibleText(text)).toBe(text);
  });

  test("is one line where one line is wanted", () => {
    expect(visibleLine(" a\n\n  b\tc\u001b[2K ")).toBe("a b c<U+001B>[2K");
  });

  test.each(HOSTILE)("comes out of JSON as it was, without %s in the JSON", (_, text) => {
    const json = visibleJson([{ text }]);
    expect(json).toMatch(/^[\n\x20-\x7e\ufffd]*$/);
    expect(JSON.parse(json)).toEqual([{ text }]);
  });
});
