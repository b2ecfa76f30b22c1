/** What typed text looks like once it is cleaned. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanLine, cleanText, isBlank } from "../../comments/typed-text.ts";

const anyText = fc.string({ unit: fc.oneof(fc.string({ unit: "binary" }), hostileUnit()) });

function hostileUnit() {
  return fc.constantFrom(
    "\0",
    "\r",
    "\r\n",
    "\x1b",
    "\x9b",
    "\u202e",
    "\u2069",
    "\ud800",
    "e\u0301",
    " ",
  );
}

test.each([
  ["a\r\nb\rc", "a\nb\nc"],
  ["a\0b\x07c\x1b]0;x\x7fd\x9be", "abc]0;xde"],
  ["\u202atext\u202e\u2066x\u2069", "textx"],
  ["\ufeff  a  ", "a"],
  ["a\tb\n\n  c", "a\tb\n\n  c"],
  ["e\u0301", "é"],
  ["\ud83d x", "\ufffd x"],
  ["👩‍👩‍👧", "👩‍👩‍👧"],
  ["\u200fשלום", "\u200fשלום"],
])("cleans %j to %j", (typed, clean) => {
  expect(cleanText(typed)).toBe(clean);
});

test("makes one line of several", () => {
  expect(cleanLine(" a \n\n\tb\u2028c\u00a0 d ")).toBe("a b c d");
});

test.each([
  "",
  " \n",
  "\u00a0\u2003",
  "\u200b\u200d\u2060\ufeff",
  "\u0301",
  "\u3164\uffa0\u1160",
  "\u2800",
  "\u{e0041}",
])("sees nothing in %j", (text) => expect(isBlank(text)).toBe(true));

test.each(["a", "\u200ba", ".", "1", "🙂", "ᄀ", "⠁", "\u0301é"])(
  "sees something in %j",
  (text) => {
    expect(isBlank(text)).toBe(false);
  },
);

test("leaves no control character, override or half a character, whatever is typed", () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      const clean = cleanText(typed);
      expect(clean).not.toMatch(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u);
      expect(clean).toBe(clean.normalize("NFC").trim());
      expect(cleanLine(typed)).not.toMatch(/[\n\t]| {2}/);
    }),
  );
});

test("cleaning again changes nothing", () => {
  fc.assert(
    fc.property(anyText, (typed) => {
      expect(cleanText(cleanText(typed))).toBe(cleanText(typed));
      expect(cleanLine(cleanLine(typed))).toBe(cleanLine(typed));
    }),
    { numRuns: 500 },
  );
});
