/** What is said of a data file that a person edited wrongly: where in it, and what was expected. */
import { describe, expect, test } from "vitest";
import { BadFile, parseAs } from "../../comments/bad-file.ts";
import { Submission } from "../../comments/submission.ts";
import { Thread } from "../../comments/thread.ts";
import {
  sampleComment,
  sampleMention,
  sampleSubmission,
  sampleThread,
  tombstone,
} from "../support/sample-comments.ts";

type Row = [title: string, changes: Record<string, unknown>, field: string, message: RegExp];

const ANY_FILE: Row[] = [
  ["a later version", { version: 2 }, "version", /expected 1/],
  ["a post with a path", { post: "../x" }, "post", /lower-case letters.*my-first-post/],
  ["a key that is not known", { private: 1 }, "", /not known: private/],
];

describe("a submission is refused with", () => {
  test.each<Row>([
    ...ANY_FILE,
    ["no date", { date: undefined }, "date", /2026-05-28T19:14:03Z/],
    ["a date with an offset", { date: "2026-05-28T19:14:03+02:00" }, "date", /UTC/],
    ["a date with fractions", { date: "2026-05-28T19:14:03.000Z" }, "date", /UTC/],
    ["a day that is none", { date: "2026-02-30T00:00:00Z" }, "date", /UTC/],
    ["an id in upper case", { id: "01JD4R00000000000000000000" }, "id", /ULID in lower case/],
    ["an answer to nothing", { replyTo: "" }, "replyTo", /lower-case letters, digits and -/],
    ["empty text", { text: "" }, "text", />=1 characters/],
    ["an author without a key", { author: { name: "A", url: null } }, "author.key", /string/],
    ["a key in clear", { author: author({ key: "ada@ada.example" }) }, "author.key", /k1:9f2c/],
    ["an e-mail", { author: author({ email: "x" }) }, "author", /not known: email/],
    ["an owner", { author: author({ owner: true }) }, "author", /not known: owner/],
    ["a bad website", { author: author({ url: "javascript:1" }) }, "author.url", /http or https/],
    ["an untidy website", { author: author({ url: "HTTP://A" }) }, "author.url", /http or https/],
  ])("%s", (_, changes, field, message) => {
    expect(problemsOf(Submission, { ...sampleSubmission(), ...changes })).toEqual([
      { field, message: expect.stringMatching(message) },
    ]);
  });
});

describe("a thread is refused with", () => {
  test.each<Row>(ANY_FILE)("%s", (_, changes, field, message) => {
    expect(problemsOf(Thread, { ...sampleThread(), ...changes })).toEqual([
      { field, message: expect.stringMatching(message) },
    ]);
  });

  const written = sampleComment();
  const mention = sampleMention();
  test.each<[title: string, comment: unknown, field: string, message: RegExp]>([
    ["a bad date", { ...written, date: "today" }, "[1].date", /2026-05-28T19:14:03Z/],
    ["a bad edit date", { ...written, edited: null }, "[1].edited", /2026-05-28T19:14:03Z/],
    ["a format it has not", { ...written, format: "bbcode" }, "[1].format", /markdown.*html/],
    ["a kind it has not", { ...written, kind: "coment" }, "[1].kind", /comment/],
    ["a nameless author", { ...written, author: author({ name: "" }) }, "[1].author.name", />=1/],
    [
      "owner switched off",
      { ...written, author: author({ owner: false }) },
      "[1].author.owner",
      /true/,
    ],
    ["an address", { ...written, ip: "x" }, "[1]", /not known: ip/],
    ["no source", { ...written, source: "" }, "[1].source", />=1/],
    ["a mention from nowhere", { ...mention, mention: null }, "[1].mention", /object/],
    [
      "a mention of a file",
      { ...mention, mention: { ...mention.mention, source: "file:///x" } },
      "[1].mention.source",
      /http or https/,
    ],
    ["half an origin", { ...mention, imported: { from: "isso" } }, "[1].imported.id", /string/],
    ["a tombstone that keeps a name", { ...tombstone("x"), author: 1 }, "[1]", /not known: author/],
    ["a tombstone without its day", { ...tombstone("x"), date: "x" }, "[1].date", /UTC/],
    ["a tombstone put back by half", { ...tombstone("x"), removed: false }, "[1].removed", /true/],
    ["a string", "first!", "[1]", /object/],
  ])("%s", (_, comment, field, message) => {
    expect(problemsOf(Thread, { ...sampleThread(), comments: [written, comment] })).toEqual([
      { field: `comments${field}`, message: expect.stringMatching(message) },
    ]);
  });

  test("everything that a comment lacks, by its kind", () => {
    const problems = problemsOf(Thread, { ...sampleThread(), comments: [{ kind: "comment" }] });
    expect(problems.map(({ field }) => field)).toEqual(
      ["id", "replyTo", "author", "date", "format", "text", "source"].map(
        (key) => `comments[0].${key}`,
      ),
    );
  });
});

test("every problem of a file stands on a line of its own, with the file's name", () => {
  const bad = { ...sampleSubmission(), id: "x", text: "" };
  expect(() => parseAs(Submission, bad, "a/b.json")).toThrow(
    /^a\/b\.json: id: expected a ULID in lower case, 26 characters\na\/b\.json: text: [^\n]+$/,
  );
});

function author(changes: Record<string, unknown>) {
  return { name: "Ada", url: null, key: null, ...changes };
}

function problemsOf(schema: typeof Submission | typeof Thread, value: unknown) {
  try {
    parseAs<unknown>(schema, value, "file.json");
  } catch (error) {
    if (error instanceof BadFile) return error.problems;
    throw error;
  }
  return [];
}
