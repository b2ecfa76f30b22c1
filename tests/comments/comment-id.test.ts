/** Ids of comments. */
import { expect, test } from "vitest";
import { CommentId, isSubmissionId, newSubmissionId } from "../../comments/comment-id.ts";

const NOW = Date.UTC(2026, 4, 28, 19, 14, 3);

test("a new id is one that a file and a thread may hold", () => {
  const id = newSubmissionId(NOW);
  expect(isSubmissionId(id)).toBe(true);
  expect(CommentId.safeParse(id).success).toBe(true);
});

test("ids sort by their time, and differ within one millisecond", () => {
  const ids = [NOW, NOW + 1, NOW + 1_000, NOW + 86_400_000].map(newSubmissionId);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(Array.from({ length: 1_000 }, () => newSubmissionId(NOW))).size).toBe(1_000);
});

test.each(["wordpress-117", "disqus-5ab3", "a", "0", "x".repeat(64)])("takes %j", (id) => {
  expect(CommentId.safeParse(id).success).toBe(true);
});

test.each([
  "",
  "A",
  "a b",
  "a--b",
  "-a",
  "a-",
  "a_b",
  "a/b",
  "..",
  "a\n",
  "é",
  "a\0",
  "x".repeat(65),
])("refuses %j", (id) => expect(CommentId.safeParse(id).success).toBe(false));

test.each([
  ["25 characters", "01jd4r0000000000000000000"],
  ["27 characters", "01jd4r000000000000000000000"],
  ["upper case", "01JD4R00000000000000000000"],
  ["a letter that Crockford left out", "01jd4r0000000000000000000u"],
  ["a time after the year 10889", "81jd4r00000000000000000000"],
  ["a path", "../../../../../etc/passwd0"],
  ["a line feed at its end", "01jd4r00000000000000000000\n"],
])("no submission has an id of %s", (_, id) => {
  expect(isSubmissionId(id)).toBe(false);
});
