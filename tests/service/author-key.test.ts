/** What is kept of an e-mail address. */
import { expect, test } from "vitest";
import { AuthorKey } from "../../comments/submission.ts";
import { authorKey } from "../../service/author-key.ts";

const KEY = Buffer.alloc(32, "identity");

test("is a key that data files take", () => {
  expect(AuthorKey.safeParse(authorKey("ada@example.org", KEY)).success).toBe(true);
});

test("is the same however the address is written", () => {
  const key = authorKey("andré@example.org", KEY);
  expect(authorKey("  Andre\u0301@Example.ORG ", KEY)).toBe(key);
  expect(authorKey("andre@example.org", KEY)).not.toBe(key);
});

test("is another one with another identity key", () => {
  const other = authorKey("ada@example.org", Buffer.alloc(32, "another"));
  expect(authorKey("ada@example.org", KEY)).not.toBe(other);
});

test("is nothing without an address", () => {
  expect(authorKey(null, KEY)).toBeNull();
});
