import fc from "fast-check";
import { expect, test } from "vitest";
import { composed } from "../../comments/composed.ts";

test.each([
  ["cafe\u0301", "caf\u00e9"],
  ["\u1112\u1161\u11ab", "\ud55c"],
  ["x\u0301\u0302\u0303", "x\u0301\u0302\u0303"],
  ["e\u0301".repeat(50), "\u00e9".repeat(50)],
])("%j becomes %j", (text, expected) => {
  expect(composed(text)).toBe(expected);
});

test("of marks on one letter thirty stay, of which some join it", () => {
  const marks = "\u0301".repeat(50_000) + "\u0316".repeat(50_000);
  expect(composed(`a${marks}b`)).toBe(`\u00e1${"\u0301".repeat(29)}b`);
});

test("any text is in the composed form, and without more marks is that of the standard", () => {
  const piece = fc.constantFrom(
    "a",
    "e",
    "\u0301",
    "\u0316",
    "\u0344",
    "\u05b0",
    "\u3099",
    "か",
    " ",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("");
      expect(composed(text)).toBe(composed(text).normalize("NFC"));
      if (!/\p{M}{31}/u.test(text)) expect(composed(text)).toBe(text.normalize("NFC"));
    }),
  );
});
