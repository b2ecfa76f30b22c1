/** Each thing that keeps the file of a comment from being merged, alone, and the one line that says so. */
import { expect, test } from "vitest";
import { stableJson } from "../../../comments/stable-json.ts";
import { Submission } from "../../../comments/submission.ts";
import { MAX_BYTES } from "../../../scripts/check-submission/change.ts";
import { blog, commitWith, NEW, PATH, refusalsOf } from "./proposed-change.ts";

const TEXT = stableJson(Submission, NEW);
const UNCLEAN =
  "holds what every form takes out: control characters, turned direction, letters that are not composed (NFC), or white space where none belongs. Take it out.";
const UNSEEN = "has nothing in it that can be seen, which no form takes. Take the file away.";
const ODD_LINE = "is not written as these files are. Write, with a line feed alone at its end";

const replaced = (text: string, by: string) => TEXT.replace(text, by);
const saying = (text: string) => stableJson(Submission, { ...NEW, text });
const on = (date: string) => stableJson(Submission, { ...NEW, date });
const named = (name: string) => stableJson(Submission, { ...NEW, author: { ...NEW.author, name } });
const backwards = JSON.stringify(Object.fromEntries(Object.entries(NEW).toReversed()), null, 2);

const ROWS: [title: string, content: string | Buffer, message: string][] = [
  // Bytes.
  [
    "a file too large",
    TEXT + " ".repeat(MAX_BYTES),
    `has ${TEXT.length + MAX_BYTES} bytes, and no comment from the form has more than ${MAX_BYTES}. Take it away.`,
  ],
  [
    "an old encoding",
    Buffer.from(replaced("Ada", "Ad\xe9"), "latin1"),
    "is not UTF-8. Save it in that encoding.",
  ],
  [
    "a byte order mark",
    `\ufeff${TEXT}`,
    "begins with a byte order mark. Save it as UTF-8 without one.",
  ],
  ["an empty file", "", "not valid JSON: Unexpected end of JSON input"],
  ["a list", "[]\n", "Invalid input: expected object, received array"],
  [
    "a key that is there twice",
    replaced('"text"', '"text": "Kind.",\n  "text"'),
    "has a key more than once. Keep the one that is meant: text",
  ],
  [
    "a key that is there twice, further in",
    replaced('"name"', '"name": "Eve", "name"'),
    "has a key more than once. Keep the one that is meant: name",
  ],
  [
    "a key that is there twice, once behind escapes",
    replaced('"text"', '"text": "Kind.",\n  "\\u0074ext"'),
    "has a key more than once. Keep the one that is meant: text",
  ],
  ["keys in another order", `${backwards}\n`, `line 2 ${ODD_LINE}: "version": 1,`],
  ["line ends of Windows", TEXT.replaceAll("\n", "\r\n"), `line 1 ${ODD_LINE}: {`],
  ["all on one line", JSON.stringify(NEW), `line 1 ${ODD_LINE}: {`],
  ["no line feed at the end", TEXT.trimEnd(), "ends without a line feed. Add one."],
  [
    "empty lines at the end",
    `${TEXT}\n\n`,
    "goes on after its end. Delete what follows the last }.",
  ],
  [
    "letters behind escapes",
    replaced("As", "\\u0041s"),
    `line 12 ${ODD_LINE}: "text": "As *sent*."`,
  ],
  [
    "a number that is written otherwise",
    replaced('"version": 1', '"version": 1.0'),
    `line 2 ${ODD_LINE}: "version": 1,`,
  ],
  // What it says.
  [
    "another version",
    replaced('"version": 1', '"version": 2'),
    "version: Invalid input: expected 1",
  ],
  [
    "an owner",
    replaced('"key"', '"owner": true,\n    "key"'),
    "author: has a key that is not known: owner",
  ],
  [
    "an e-mail address",
    replaced('"text"', '"email": "a@b.example",\n  "text"'),
    "has a key that is not known: email",
  ],
  [
    "a key that means something to JavaScript",
    replaced('"text"', '"__proto__": {},\n  "text"'),
    "has a key that is not known: __proto__",
  ],
  [
    "a key that drives a terminal",
    replaced('"text"', '"\\u001b[2J\\u202e": 1,\n  "text"'),
    "has a key that is not known: <U+001B>[2J<U+202E>",
  ],
  [
    "a key that commands a CI job",
    replaced('"text"', '"##[add-mask]a": 1,\n  "text"'),
    "has a key that is not known: # #[add-mask]a",
  ],
  [
    "an address that runs",
    replaced("https://ada.example/", "javascript:alert(1)"),
    "author.url: expected an http or https address such as https://ada.example/",
  ],
  [
    "no date",
    replaced(NEW.date, "soon"),
    "date: expected a date in UTC such as 2026-05-28T19:14:03Z",
  ],
  [
    "a date to come",
    on("2026-05-28T19:25:04Z"),
    "date: 2026-05-28T19:25:04Z has not come yet. It is the moment of receiving: put that back.",
  ],
  ["a NUL", saying("a\0b"), `text: ${UNCLEAN}`],
  ["text that is turned round", saying("a\u202eb"), `text: ${UNCLEAN}`],
  ["text that begins with white space", saying(" a"), `text: ${UNCLEAN}`],
  ["decomposed letters in the text", saying("u\u0308ber"), `text: ${UNCLEAN}`],
  ["half a character", replaced("As", "\\ud800"), `text: ${UNCLEAN}`],
  ["a text that cannot be seen", saying("\u3164"), `text: ${UNSEEN}`],
  [
    "a text too long",
    saying("x".repeat(20_001)),
    "text: is longer than 20000 characters, which no form takes. Shorten it.",
  ],
  ["an escape in the name", named("A\u001b[2Jda"), `author.name: ${UNCLEAN}`],
  ["a name of two lines", named("Ada\nEve"), `author.name: ${UNCLEAN}`],
  ["a name that cannot be seen", named("\u200b\u2800"), `author.name: ${UNSEEN}`],
  [
    "a name too long",
    named("x".repeat(81)),
    "author.name: is longer than 80 characters, which no form takes. Shorten it.",
  ],
];

const repository = blog();

test.each(ROWS)("A change is refused with one line for %s", async (_, content, message) => {
  const head = commitWith(repository, [[PATH, { content }]]);
  expect(await refusalsOf(repository, head)).toEqual([`- ${PATH}: ${message}`]);
});

test("What is long is cut where it is shown, and the line still begins with the file", async () => {
  const content = replaced('"text"', `"${"x".repeat(40_000)}": 1,\n  "text"`);
  const [line = ""] = await refusalsOf(repository, commitWith(repository, [[PATH, { content }]]));
  expect(line).toMatch(/^- \S+: has a key that is not known: x+ …$/);
  expect(line.length).toBeLessThan(700);
});
