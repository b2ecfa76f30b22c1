/** A stranger's text as a quotation: each kind of mark by itself, what cannot be seen, and how it is cut. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inertLine } from "../../../comments/review/inert-text.ts";
import { cutTo, plainWords } from "../../../comments/review/plain-words.ts";
import { inlineQuotation, quotationOf } from "../../../comments/review/quotation.ts";
import { fixtureCases } from "../../support/fixture-cases.ts";
import { hostView } from "../../support/host-view.ts";
import { hostileText } from "../../support/hostile-pieces.ts";

const PLENTY = 60_000;

test.each(fixtureCases("tests/fixtures/hostile-reviews.txt"))("$title ($line)", (fixture) => {
  expect(quotationOf(fixture.input, PLENTY).markdown).toBe(fixture.output);
  expect(hostView(fixture.output)).toEqual({ acts: [], links: [], frame: ["quotation"] });
});

describe("a line", () => {
  test.each([
    ["\u202eabc\u202c", "abc"],
    ["a\u200bb\u2060c\ufeffd\u00ade\u{e0041}", "abcde"],
    ["a\u2028/close", "a ／close"],
    ["a\u2800\u3000\u00a0b", "a b"],
    ["\x1b[2J\x9b\0", "［2J"],
    ["@\u200bname", "＠name"],
    [`x${"\u0301".repeat(9)}`, "x\u0301\u0301\u0301\u0301"],
    ["👩‍👩‍👧 ❤️", "👩👩👧 ❤"],
  ])("%j shows nothing that cannot be seen", (typed, shown) => {
    expect(inertLine(typed)).toBe(shown);
  });

  test("made inert again stays as it is", () => {
    fc.assert(
      fc.property(hostileText, (typed) => {
        expect(inertLine(inertLine(typed))).toBe(inertLine(typed));
      }),
    );
  });

  test("is read as it was typed by whoever folds full width", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii" }), (typed) => {
        const words = typed.replace(/\s+/g, " ").trim();
        expect(inertLine(typed).normalize("NFKC")).toBe(words);
      }),
    );
  });
});

describe("what is too long", () => {
  test("is cut to the room there is, and says so", () => {
    fc.assert(
      fc.property(hostileText, fc.nat(200), (text, room) => {
        const { markdown, isShortened } = quotationOf(text, room);
        expect(markdown.length).toBeLessThanOrEqual(room);
        expect(isShortened).toBe(markdown !== quotationOf(text, PLENTY).markdown);
        expect(hostView(markdown)).toMatchObject({ acts: [], links: [] });
      }),
      { numRuns: 500 },
    );
  });

  test("becomes nothing that it was not: a word cut short is no commit", () => {
    expect(inlineQuotation("my feedback", 11)).toBe("“my feedback”");
    expect(inlineQuotation("my feedback ", 11)).toBe("“my feedbaｃ…”");
  });

  test("keeps whole characters", () => {
    expect(cutTo("a🙂b", 3)).toBe("a…");
    expect(cutTo("a🙂", 3)).toBe("a🙂");
  });

  test("takes no time, whatever it is", () => {
    const units = ["a", "a-", "_", "0", ":", " a:", "\n", "é\u0301", "www.", "/", "%", "- ", "a'"];
    const marked = ["**a** ", "*a **b", "`a` ", "> ", "- a\n", "[a]() ", "|a|\n|-|\n", "\n\nb"];
    for (const unit of [...units, ...marked]) {
      const text = unit.repeat(20_000 / unit.length);
      expect(quotationOf(text, PLENTY * 9).markdown.length).toBeLessThan(PLENTY * 3);
      expect(plainWords(text, 60).length).toBeLessThanOrEqual(60);
    }
  });
});

test.each([
  ["Ada Lovelace, Jr.", "Ada Lovelace, Jr."],
  ["O’Brien-Smith", "O’Brien-Smith"],
  ["Draft: [skip ci] @ada", "Draft skip ci ada"],
  ["https://x.example/a?b=c", "https x example a b c"],
  ["1. GH-12 <b>bold</b>", "1 GH 12 b bold b"],
  ["9f2c61d0", "9f2c61ｄ0"],
  ["李雷 & Ǻsa", "李雷 Ǻsa"],
  ["🙂 !!!", ""],
])("the words of %j are %j", (typed, words) => {
  expect(plainWords(typed, 60)).toBe(words);
});
