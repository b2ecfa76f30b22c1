/** What is accepted means one thing, whatever was done to it; and the largest comment there can be fits. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseSubmission } from "../../../comments/data-files.ts";
import { LIMITS, parseEntry } from "../../../comments/entry.ts";
import { stableJson } from "../../../comments/stable-json.ts";
import { Submission } from "../../../comments/submission.ts";
import { MAX_BYTES } from "../../../scripts/check-submission/change.ts";
import { judgeContent } from "../../../scripts/check-submission/judge-content.ts";
import { NEW, NOW, PATH } from "./proposed-change.ts";

const VALID = Buffer.from(
  stableJson(Submission, { ...NEW, text: 'Grüße, 你好 "quoted" \\ \n\n> a\tb 👩‍👩‍👧' }),
);

/** Bytes that mean something to JSON, UTF-8, terminals or people come more often than chance has them. */
const bytes = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 6 }),
  fc
    .constantFrom(
      '"',
      "\\",
      "\\u0041",
      ",",
      ":",
      "{",
      "}",
      "[",
      "\n",
      "\r\n",
      " ",
      "\0",
      "\ufeff",
      "\u202e",
      "e\u0301",
      '"text":"x",',
      '"\\u0074ext":"x",',
      "1e0",
      "1.0",
      "//",
      "/**/",
      "A",
      "\u2028",
      "\ud83d\ude42",
    )
    .map((text) => new Uint8Array(Buffer.from(text))),
);
const damage = fc.record({
  at: fc.nat(VALID.length),
  removed: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(VALID.length)),
  added: fc.oneof(fc.constant(new Uint8Array()), bytes),
});

function damaged(all: readonly { at: number; removed: number; added: Uint8Array }[]): Buffer {
  return all.reduce<Buffer>(
    (content, { at, removed, added }) =>
      Buffer.concat([content.subarray(0, at), added, content.subarray(at + removed)]),
    VALID,
  );
}

test("A valid file is accepted, and what it says is what merge reads", () => {
  const { submission, problems } = judgeContent(PATH, VALID, NOW);
  expect(problems).toEqual([]);
  expect(submission).toEqual(parseSubmission(VALID.toString("utf8"), PATH));
});

test("Damaged bytes are never accepted with another meaning than every reader sees, and never crash", () => {
  let accepted = 0;
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (all) => {
      const content = damaged(all);
      const { submission, problems } = judgeContent(PATH, content, NOW);
      if (problems.length > 0) return;
      accepted += 1;
      const text = content.toString("utf8");
      expect(submission).not.toBeNull();
      // Merge, and a reader that takes the first of two keys or stops at them, see the same.
      expect(parseSubmission(text, PATH)).toEqual(submission);
      expect(parse(text, { schema: "json", uniqueKeys: true })).toEqual(submission);
      // The same data has no other bytes.
      expect(Buffer.from(stableJson(Submission, Submission.parse(submission)))).toEqual(content);
      // Damage can change words; it cannot say what no form would have taken.
      const { id, post, replyTo, author, text: said } = Submission.parse(submission);
      expect({ id, post }).toEqual({ id: NEW.id, post: NEW.post });
      const entry = parseEntry({ post, replyTo, name: author.name, url: author.url, text: said });
      expect(entry).toMatchObject({ ok: true, entry: { name: author.name, text: said } });
    }),
    { numRuns: 8_000 },
  );
  // Else nothing was shown.
  expect(accepted).toBeGreaterThan(40);
});

describe("The largest comment that the form takes", () => {
  const wide = fc.constantFrom("x", '"', "\\", "\n", "é", "你", "\u2028", "👩", "\ufffd");
  const filled = (length: number) =>
    fc.array(wide, { minLength: 1, maxLength: 12 }).map((some) =>
      some
        .join("")
        .repeat(Math.ceil(length / some.length))
        .slice(0, length),
    );

  test("is never larger than what is read", () => {
    fc.assert(
      fc.property(filled(LIMITS.name), filled(LIMITS.text), (name, text) => {
        const url = `https://a.example/#${"\\".repeat(LIMITS.url)}`.slice(0, LIMITS.url);
        const parsed = parseEntry({
          post: "a".repeat(100),
          replyTo: "b".repeat(64),
          name,
          url,
          text,
        });
        if (!parsed.ok) return;
        const { post, replyTo, name: cleanName, url: cleanUrl, text: cleanText } = parsed.entry;
        const author = { name: cleanName, url: cleanUrl, key: "k1000:9f2c61d0a4b7e813" };
        const content = stableJson(Submission, { ...NEW, post, replyTo, author, text: cleanText });
        expect(Buffer.byteLength(content)).toBeLessThanOrEqual(MAX_BYTES);
      }),
      { numRuns: 300 },
    );
  });

  test("is accepted, and nearly as large as that", () => {
    const content = Buffer.from(stableJson(Submission, { ...NEW, text: "你".repeat(LIMITS.text) }));
    expect(judgeContent(PATH, content, NOW).problems).toEqual([]);
    expect(MAX_BYTES - content.length).toBeLessThan(3_000);
  });
});
