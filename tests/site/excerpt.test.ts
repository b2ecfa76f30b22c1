import { describe, expect, test } from "vitest";
import { excerptOf } from "../../site/excerpt.ts";
import { readingMinutes } from "../../site/reading-time.ts";

const begins = (body: string, description = "") =>
  excerptOf({ description, body: () => body }, "en");

describe("a post begins, for lists and search engines, with", () => {
  test.each([
    ["its description, where it has one", "Two herons.", "Text.", "Two herons."],
    [
      "its first paragraph as plain text",
      "",
      "# A\n\nSome *text* [here](/a), `x < y`\nand on.\n\nMore.",
      "Some text here, x < y and on.",
    ],
    [
      "what stands before the mark of WordPress",
      "",
      "One.\n\nTwo.\n\n<!--more-->\n\nThree.",
      "One. Two.",
    ],
    [
      "none of the marks of notes and links whose texts stand further down",
      "",
      "One[^a] of [these][b].\n\n[^a]: A note.\n\nTwo.\n\n<!-- more -->\n\n[b]: https://b.example/",
      "One of these. Two.",
    ],
    [
      "its first paragraph, where the mark stands in code alone",
      "",
      "One.\n\nTwo.\n\n```\n<!--more-->\n```",
      "One.",
    ],
    [
      "words, where it begins with a picture",
      "",
      "![A heron](a.jpg)\n\nIt stood there.",
      "It stood there.",
    ],
    ["nothing, where it has no words", "", "```\ncode\n```", ""],
    ["nothing of HTML", "", "<b onclick=x>Bold</b> it was.", "Bold it was."],
  ])("%s", (_, description, body, expected) => {
    expect(begins(body, description)).toBe(expected);
  });

  test("whole words, where the paragraph is long", () => {
    const excerpt = begins("Wading birds, ".repeat(40));
    expect(excerpt).toMatch(/^(?:Wading birds, )+Wading(?: birds)?…$/);
    expect(excerpt.length).toBeGreaterThan(240);
    expect(excerpt.length).toBeLessThanOrEqual(281);
  });

  test("whole letters, where there are no words", () => {
    expect(begins("𠮷".repeat(500))).toBe(`${"𠮷".repeat(140)}…`);
  });
});

test.each([
  ["nothing takes a minute", "", 1],
  ["238 words a minute", "walking ".repeat(238 * 4), 4],
  ["400 signs a minute where there are no words", "鷺".repeat(1200), 3],
  ["both, where both are", "walking ".repeat(238) + "鷺".repeat(400), 2],
  ["no addresses", "[here](https://river.example/a/b/c/d/e/f/g/h) ".repeat(238), 1],
  ["words with marks and apostrophes once", "अनुच्छेद don't ".repeat(238), 2],
])("reading a post: %s", (_, body, minutes) => {
  expect(readingMinutes(body)).toBe(minutes);
});
