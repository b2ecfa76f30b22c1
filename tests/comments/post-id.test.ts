/** What may identify a post. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isPostId, PostId } from "../../comments/post-id.ts";

test.each([
  "a",
  "my-first-post",
  "2026",
  "a_b.c-d",
  "_draft",
  "über-uns",
  "привет",
  "日本語",
  "हिन्दी",
  "x".repeat(100),
  "é".repeat(50),
  "constructor",
  "con-artists",
  "nullable",
  "__proto__",
])("takes %j", (id) => {
  expect(isPostId(id)).toBe(true);
});

test.each([
  ["nothing", ""],
  ["the folder above", ".."],
  ["the folder itself", "."],
  ["a leading dot", ".git"],
  ["a leading dot of another width", "\uff0egit"],
  ["a path", "a/b"],
  ["a path up", "../a"],
  ["a backslash", "a\\b"],
  ["NUL", "a\0b"],
  ["a line feed at its end", "a\n"],
  ["a space", "a b"],
  ["upper case", "My-Post"],
  ["title case", "ǅ"],
  ["decomposed letters", "u\u0308ber"],
  ["a bidi override", "a\u202eb"],
  ["a lone surrogate", "a\ud800"],
  ["a percent sign", "a%2fb"],
  ["a colon", "c:x"],
  ["a leading combining mark", "\u0301a"],
  ["a zero-width space", "a\u200bb"],
  ["a dot at its end", "a."],
  ["a device of Windows", "con"],
  ["a device with an ending", "com1.5"],
  ["101 bytes", "x".repeat(101)],
  ["102 bytes in 51 letters", "é".repeat(51)],
])("refuses %s", (_, id) => {
  expect(isPostId(id)).toBe(false);
});

test.each([
  ["A", /lower-case letters.*my-first-post/],
  ["u\u0308", /NFC/],
  ["x".repeat(101), /at most 100 bytes/],
])("says what is expected in place of %j", (id, message) => {
  expect(() => PostId.parse(id)).toThrow(message);
});

test("looks no further at what is too long", () => {
  const { error } = PostId.safeParse("\u0301".repeat(100));
  expect(error?.issues.map(({ message }) => message)).toEqual(["expected at most 100 bytes"]);
});

test("a name is one for both, or for neither, of those who say why and who do not", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."aÄé\u0301.-_/ con1日"), maxLength: 110 });
  fc.assert(
    fc.property(fc.oneof(letters, fc.string({ unit: "binary" })), (id) => {
      expect(isPostId(id)).toBe(PostId.safeParse(id).success);
    }),
    { numRuns: 2_000 },
  );
});
