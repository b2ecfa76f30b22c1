/** What a visitor may send, and what is said of what they may not. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EntryProblem, LIMITS, parseEntry } from "../../comments/entry.ts";
import { Submission } from "../../comments/submission.ts";
import { WebAddress } from "../../comments/web-address.ts";
import { submissionId } from "../support/sample-comments.ts";

const GOOD = { post: "a-post", name: "Ada", text: "Hello" };

function entryOf(fields: unknown) {
  const result = parseEntry(fields);
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.problems)}`);
  return result.entry;
}

function problemsOf(fields: unknown): EntryProblem[] {
  const result = parseEntry(fields);
  return result.ok ? [] : result.problems;
}

test("takes the three fields that are required and fills the rest with null", () => {
  expect(entryOf(GOOD)).toEqual({ ...GOOD, replyTo: null, email: null, url: null, token: null });
});

test("takes what it has given: null is as good as absent", () => {
  const entry = entryOf(GOOD);
  expect(entryOf(entry)).toEqual(entry);
});

test.each<[title: string, field: string, sent: string, kept: string | null]>([
  ["an empty e-mail as none", "email", "", null],
  ["a blank website as none", "url", "  ", null],
  ["an e-mail trimmed", "email", " ada@ada.example ", "ada@ada.example"],
  ["a website without its scheme", "url", "ada.example", "https://ada.example/"],
  ["a website with a port", "url", "ada.example:8080/x", "https://ada.example:8080/x"],
  ["an international website", "url", "https://ä.example/ü", "https://xn--4ca.example/%C3%BC"],
  ["an imported comment to answer", "replyTo", "wordpress-117", "wordpress-117"],
  ["a name on one line", "name", " Ada\r\n\tLovelace  ", "Ada Lovelace"],
  ["a name in composed form", "name", "Jose\u0301", "José"],
  ["a name without NUL, escapes or bidi overrides", "name", "A\0d\x1b[2J\u202ea\u2066", "Ad[2Ja"],
  ["a lone surrogate replaced", "name", "A\ud800", "A\ufffd"],
  ["a name of right-to-left letters with its marks", "name", "\u200fעדה", "\u200fעדה"],
  ["text with line feeds only", "text", "a\r\nb\rc\n", "a\nb\nc"],
  ["text with its indentation and tabs", "text", "a\n    b\tc", "a\n    b\tc"],
  ["text that is as long as allowed", "text", "x".repeat(LIMITS.text), "x".repeat(LIMITS.text)],
  ["text without bidi isolates", "text", "a\u2067b\u2069", "ab"],
  ["text that looks like HTML as it is", "text", "<script>1</script>", "<script>1</script>"],
])("keeps %s", (_, field, sent, kept) => {
  expect(entryOf({ ...GOOD, [field]: sent })).toHaveProperty(field, kept);
});

test("says at most twenty things that are wrong", () => {
  const unknown = Array.from({ length: 1_000 }, (_, at) => [`field-${at}`, ""]);
  expect(problemsOf({ ...GOOD, ...Object.fromEntries(unknown) })).toHaveLength(20);
});

describe("refuses", () => {
  const TABLE: [title: string, fields: Record<string, unknown>, problems: EntryProblem[]][] = [
    ["no post", { post: undefined }, [{ field: "post", code: "invalid" }]],
    ["a post with a path", { post: "../a" }, [{ field: "post", code: "invalid" }]],
    ["an empty name", { name: "" }, [{ field: "name", code: "missing" }]],
    ["a blank name", { name: " \t\u00a0" }, [{ field: "name", code: "missing" }]],
    ["a name of joiners", { name: "\u200b\u200d\u2060" }, [{ field: "name", code: "missing" }]],
    ["a name of Hangul fillers", { name: "\u3164\u115f" }, [{ field: "name", code: "missing" }]],
    ["a name of empty Braille", { name: "\u2800" }, [{ field: "name", code: "missing" }]],
    [
      "a long invisible name, once",
      { name: "\u2060".repeat(900) },
      [{ field: "name", code: "missing" }],
    ],
    ["a name too long", { name: "x".repeat(81) }, [{ field: "name", code: "too_long" }]],
    ["a name of a million", { name: "x".repeat(1e6) }, [{ field: "name", code: "too_long" }]],
    ["an array as name", { name: ["Ada", "Bob"] }, [{ field: "name", code: "invalid" }]],
    ["an object as name", { name: { $ne: "" } }, [{ field: "name", code: "invalid" }]],
    ["null as name", { name: null }, [{ field: "name", code: "invalid" }]],
    ["a number as text", { text: 7 }, [{ field: "text", code: "invalid" }]],
    ["text of controls only", { text: "\0\x07\x1b" }, [{ field: "text", code: "missing" }]],
    ["100,000 characters", { text: "x".repeat(100_000) }, [{ field: "text", code: "too_long" }]],
    ["an e-mail without @", { email: "ada" }, [{ field: "email", code: "invalid" }]],
    ["an e-mail with a space", { email: "a b@c.example" }, [{ field: "email", code: "invalid" }]],
    ["two e-mails", { email: "a@b.example,c@d.example" }, [{ field: "email", code: "invalid" }]],
    [
      "an e-mail too long",
      { email: `a@${"b".repeat(300)}` },
      [{ field: "email", code: "invalid" }],
    ],
    ["a javascript: website", { url: "javascript:alert(1)" }, [{ field: "url", code: "invalid" }]],
    ["a hidden javascript:", { url: "java\nscript:alert(1)" }, [{ field: "url", code: "invalid" }]],
    ["a data: website", { url: "data:text/html,x" }, [{ field: "url", code: "invalid" }]],
    ["a password in it", { url: "https://a:b@c.example" }, [{ field: "url", code: "invalid" }]],
    [
      "a user in it",
      { url: "https://bank.example@c.example" },
      [{ field: "url", code: "invalid" }],
    ],
    [
      "a website too long",
      { url: `a.example/${"x".repeat(300)}` },
      [{ field: "url", code: "invalid" }],
    ],
    ["a reply to a path", { replyTo: "../a" }, [{ field: "replyTo", code: "invalid" }]],
    ["a token too long", { token: "x".repeat(2_001) }, [{ field: "token", code: "invalid" }]],
    ["a field that only we set", { date: "2026" }, [{ field: "date", code: "unknown" }]],
    ["owner", { author: { owner: true } }, [{ field: "author", code: "unknown" }]],
  ];
  test.each(TABLE)("%s", (_, fields, problems) => {
    expect(problemsOf({ ...GOOD, ...fields })).toEqual(problems);
  });

  test("names that every object has, as fields", () => {
    const fields = JSON.parse(
      '{"post":"a-post","name":"Ada","text":"Hello","__proto__":{"owner":true},"constructor":1,"toString":2}',
    );
    expect(problemsOf(fields)).toEqual([
      { field: "__proto__", code: "unknown" },
      { field: "constructor", code: "unknown" },
      { field: "toString", code: "unknown" },
    ]);
  });

  test.each([null, undefined, "text", 3, [], [GOOD]])("%j in place of fields", (fields) => {
    expect(problemsOf(fields)).toEqual([{ field: "", code: "invalid" }]);
  });

  test("an empty form, saying everything that is missing at once", () => {
    expect(problemsOf({})).toEqual([
      { field: "post", code: "missing" },
      { field: "name", code: "missing" },
      { field: "text", code: "missing" },
    ]);
  });
});

test("a website that is accepted can be stored: what grows by encoding is refused", () => {
  const url = `https://ada.example/${"é".repeat(100)}`;
  expect(url.length).toBeLessThan(LIMITS.url);
  expect(problemsOf({ ...GOOD, url })).toEqual([{ field: "url", code: "invalid" }]);
  expect(WebAddress.safeParse(entryOf({ ...GOOD, url: url.slice(0, 40) }).url).success).toBe(true);
});

describe("whatever is sent", () => {
  const KNOWN = ["post", "replyTo", "name", "email", "url", "text", "token"];
  const odd = fc.constantFrom(
    "\0",
    "\x1b[2J",
    "\u009b",
    "\u202e",
    "\u2066",
    "\ud800",
    "e\u0301",
    "\r",
  );
  const typed = fc.oneof(
    fc.constantFrom("a-post", "Ada", "ada.example", "a@b.example", "https://a.example/", "", " "),
    fc
      .array(fc.oneof(odd, fc.string({ maxLength: 4 })), { maxLength: 6 })
      .map((all) => all.join("")),
    fc
      .constantFrom(80, 81, 254, 255, 300, 2_001, 20_000, 20_001)
      .map((length) => "x".repeat(length)),
  );
  const field = fc.oneof({ weight: 5, arbitrary: typed }, { weight: 1, arbitrary: fc.anything() });
  const known = fc.dictionary(fc.constantFrom(...KNOWN), field);

  test("is told what is wrong, in fields of ours or by the name that it has", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), known), (fields) => {
        const result = parseEntry(fields);
        if (result.ok) return;
        expect(result.problems.length).toBeGreaterThan(0);
        const names = ["", ...KNOWN, ...Object.keys(Object(fields))];
        for (const problem of result.problems) expect(names).toContain(problem.field);
      }),
      { numRuns: 2_000 },
    );
  });

  test("has no field but ours, where it is taken", () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), (name, value) => {
        const fields = Object.fromEntries([...Object.entries(GOOD), [name, value]]);
        expect(parseEntry(fields).ok && !KNOWN.includes(name)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test("keeps all limits, holds no control character, and can be stored, where it is taken", () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...KNOWN), typed, { maxKeys: 2 }), (differs) => {
        const result = parseEntry({ ...GOOD, ...differs });
        if (!result.ok) return;
        taken += 1;
        const { post, replyTo, name, email, url, text } = result.entry;
        expect(Object.keys(result.entry).toSorted()).toEqual(KNOWN.toSorted());
        for (const [of, value] of Object.entries({ name, email, url, text })) {
          expect(value?.length ?? 0, of).toBeLessThanOrEqual(LIMITS[of as keyof typeof LIMITS]);
          expect(value ?? "", of).not.toMatch(
            /(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u,
          );
        }
        expect(`${name}${email ?? ""}${url ?? ""}`).not.toMatch(/[\t\n]/);
        expect(entryOf(result.entry)).toEqual(result.entry);
        const kept = { post, replyTo, author: { name, url, key: null }, text };
        const id = submissionId(1);
        const submission = { version: 1, id, date: "2026-05-28T19:14:03Z", ...kept };
        expect(Submission.safeParse(submission).success).toBe(true);
      }),
      { numRuns: 3_000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
