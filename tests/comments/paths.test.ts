/** Where comment data lies: never outside its folder. */
import { posix, win32 } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  commentAnchor,
  SUBMISSIONS,
  submissionPath,
  THREADS,
  threadPath,
} from "../../comments/paths.ts";
import { submissionId } from "../support/sample-comments.ts";

const part = fc.oneof(
  fc.string({
    unit: fc.constantFrom(".", "/", "\\", "\0", "a", "-", ":", "~", "%", "é", "\u202e"),
  }),
  fc.string({ unit: "binary" }),
  fc.stringMatching(/^[a-z0-9._-]{1,20}$/),
);

test("a thread and a submission have one place each", () => {
  expect(threadPath("a-post")).toBe("comments-data/threads/a-post.json");
  expect(submissionPath("a-post", submissionId(7))).toBe(
    "comments-data/submissions/a-post/01jd0000000000000000000007.json",
  );
  expect(commentAnchor("wordpress-117")).toBe("comment-wordpress-117");
});

test("a path stays in its folder or is refused, on every system", () => {
  fc.assert(
    fc.property(part, part, (post, id) => {
      for (const [folder, depth, path] of [
        [THREADS, 3, tried(() => threadPath(post))],
        [SUBMISSIONS, 4, tried(() => submissionPath(post, submissionId(1)))],
        [SUBMISSIONS, 4, tried(() => submissionPath("a", id))],
      ] as const) {
        if (path === null) continue;
        expect(path.startsWith(`${folder}/`)).toBe(true);
        expect(posix.normalize(path)).toBe(path);
        expect(win32.normalize(path).split("\\")).toEqual(path.split("/"));
        expect(path.split("/")).toHaveLength(depth);
        expect(path).not.toMatch(/\p{Cc}|\p{Cf}|\/\./u);
      }
    }),
    { numRuns: 2_000 },
  );
});

test("an id that is taken can be read back from its path, and shares it with no other", () => {
  const letters = "aZ09._-ßéе日ا\u0301\u200d/";
  const likely = fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });
  const owners = new Map<string, string>();
  fc.assert(
    fc.property(fc.oneof(likely, part), (post) => {
      const path = tried(() => threadPath(post));
      if (path === null) return;
      expect(posix.basename(path, ".json")).toBe(post);
      expect(posix.basename(posix.dirname(submissionPath(post, submissionId(1))))).toBe(post);
      // As a disk compares names that knows no capitals and composes letters.
      const onDisk = path.normalize("NFD").toLowerCase();
      expect(owners.get(onDisk) ?? post).toBe(post);
      owners.set(onDisk, post);
    }),
    { numRuns: 3_000 },
  );
  expect(owners.size).toBeGreaterThan(100);
});

function tried(path: () => string): string | null {
  try {
    return path();
  } catch {
    return null;
  }
}
