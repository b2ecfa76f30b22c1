/** A comment in a pull request looks as it will on the site, and what is typed within any markup is not acted on. */
import fc from "fast-check";
import type { Token } from "markdown-it";
import { describe, expect, test } from "vitest";
import { commentTokens } from "../../../comments/comment-html.ts";
import { quotationOf } from "../../../comments/review/quotation.ts";
import { fixtureCases } from "../../support/fixture-cases.ts";
import { hostTokens, hostView } from "../../support/host-view.ts";
import { HOSTILE_PIECES, hostileText } from "../../support/hostile-pieces.ts";
import { MARKUP, numberedWords, typedMarkdown } from "../../support/typed-markdown.ts";

const PLENTY = 900_000;
const HARMLESS = { acts: [], links: [], frame: ["quotation"] };

test.each(fixtureCases("tests/fixtures/quoted-markdown.txt"))("$title ($line)", (fixture) => {
  expect(quotationOf(fixture.input, PLENTY).markdown).toBe(fixture.output);
  expect(hostView(fixture.output)).toEqual(HARMLESS);
});

describe("any Markdown", () => {
  test("shows each of its words once, in order, and looking as on the site", () => {
    fc.assert(
      fc.property(typedMarkdown, (text) => {
        const { markdown, isAltered } = quotationOf(text, PLENTY);
        const quoted = wordsOf(hostTokens(markdown)).map((word) => word.replace(/^quote /, ""));
        expect(quoted).toEqual(wordsOf(commentTokens(text)));
        expect(quoted.map((word) => word.split(" ").at(-1))).toEqual(numberedWords(text));
        expect(isAltered).toBe(/[！-～]/.test(markdown));
        expect(hostView(markdown)).toEqual(HARMLESS);
      }),
      { numRuns: 400 },
    );
  });

  test("shows its last word, however deep it is nested", () => {
    const marker = fc.constantFrom(">", "> ", "- ", "1. ", "  ", "\n", "\n> ", "\n  - ", "# ", "*");
    fc.assert(
      fc.property(fc.array(marker, { maxLength: 80 }), (markers) => {
        const { markdown } = quotationOf(`${markers.join("")}zebra`, PLENTY);
        expect(markdown).toContain("zebra");
        expect(hostView(markdown)).toEqual(HARMLESS);
      }),
      { numRuns: 300 },
    );
  });

  test("is cut to any room, and its code ends then", () => {
    fc.assert(
      fc.property(typedMarkdown, fc.nat(300), (text, room) => {
        const { markdown, isShortened } = quotationOf(text, room);
        expect(markdown.length).toBeLessThanOrEqual(room);
        expect(isShortened).toBe(markdown !== quotationOf(text, PLENTY).markdown);
        if (markdown !== "") expect(hostView(markdown)).toEqual(HARMLESS);
        expect((markdown.match(/```/g) ?? []).length % 2).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe.each(Object.entries(MARKUP))("nothing typed acts or breaks out of %s", (_, wrap) => {
  test("by itself", () => {
    for (const piece of HOSTILE_PIECES) expectHarmless(wrap(piece));
  });

  test("together with anything else", () => {
    fc.assert(
      fc.property(hostileText, (typed) => expectHarmless(wrap(typed))),
      { numRuns: 120 },
    );
  });
});

test.each(["~~awww.x.example~~", "~~gabcdef0123~~", "> ~~a&#119;ww.x.example~~"])(
  "what the first letter of struck text was part of does not act without it: %s",
  expectHarmless,
);

test("nothing typed acts or breaks out of markup within markup", () => {
  const wrap = fc.constantFrom(...Object.values(MARKUP));
  fc.assert(
    fc.property(hostileText, wrap, wrap, (typed, inner, outer) =>
      expectHarmless(outer(inner(typed))),
    ),
    { numRuns: 600 },
  );
});

function expectHarmless(typed: string): void {
  const { markdown } = quotationOf(typed, PLENTY);
  if (markdown === "") return;
  expect(hostView(markdown), typed).toEqual(HARMLESS);
  expect(markdown.split("\n").every((line) => line.startsWith(">"))).toBe(true);
}

const LOOKS: Readonly<Record<string, string>> = {
  ...{ em: "em", strong: "strong", s: "struck", heading: "strong", th: "strong" },
  ...{ bullet_list: "list", ordered_list: "numbered", blockquote: "quote" },
};

/** Each word behind how it looks; a heading is strong text, and so is the head of a table. */
function wordsOf(tokens: readonly Token[]): string[] {
  const looks = new Map<string, number>();
  return flat(tokens).flatMap((token) => {
    const look = LOOKS[token.type.replace(/_(?:open|close)$/, "")];
    if (look) looks.set(look, (looks.get(look) ?? 0) + token.nesting);
    const own = /^(?:fence|code_block)$/.test(token.type) ? ["block"] : [];
    if (token.type === "code_inline") own.push("code");
    const words = token.type === "inline" ? [] : numberedWords(token.content.normalize("NFKC"));
    return words.map((word) => [...nested(looks), ...own, word].join(" "));
  });
}

function nested(looks: ReadonlyMap<string, number>): string[] {
  const flags = ["em", "strong", "struck"].filter((look) => (looks.get(look) ?? 0) > 0);
  const levels = ["quote", "list", "numbered"].flatMap((look) => {
    return Array.from({ length: looks.get(look) ?? 0 }, () => look);
  });
  return [...levels, ...flags];
}

function flat(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => [token, ...flat(token.children ?? [])]);
}
