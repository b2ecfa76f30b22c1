import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseThread } from "../../comments/data-files.ts";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { withReply } from "../../scripts/reply/with-reply.ts";
import { sharedCopy } from "../support/project-copy.ts";
import { runNpm } from "../support/running-program.ts";
import {
  DATE,
  sampleComment,
  sampleSubmission,
  sampleThread,
  submissionId,
  tombstone,
} from "../support/sample-comments.ts";

const reply = { id: submissionId(7), replyTo: "a", date: DATE, name: "Mo", text: "Thanks!" };

describe("an answer of the author's", () => {
  test("stands at the end of the thread, marked as the author's", () => {
    const thread = withReply(sampleThread([sampleComment(), sampleComment({ id: "b" })]), reply);
    expect(thread.comments.map(({ id }) => id)).toEqual(["a", "b", submissionId(7)]);
    expect(thread.comments.at(-1)).toEqual({
      id: submissionId(7),
      replyTo: "a",
      kind: "comment",
      author: { name: "Mo", url: null, key: null, owner: true },
      date: DATE,
      format: "markdown",
      text: "Thanks!",
      source: "author",
    });
  });

  test("stands there once, also where it is added a second time", () => {
    const thread = withReply(sampleThread([sampleComment()]), reply);
    expect(withReply(thread, reply)).toEqual(thread);
  });

  test("is refused where the comment was removed or is not there", () => {
    expect(() => withReply(sampleThread([tombstone("a")]), reply)).toThrow(/was removed/);
    expect(() => withReply(sampleThread(), reply)).toThrow(/no comment a/);
  });
});

test("npm run reply answers a comment that is approved and not yet merged, in one commit", async () => {
  const blog = sharedCopy();
  const submission = sampleSubmission({ post: "welcome" });
  const path = submissionPath("welcome", submission.id);
  blog.commit("Approve", { [path]: stableJson(Submission, submission) });
  writeFileSync(join(blog.folder, "answer.md"), "So glad!\n");

  const words = ["run", "reply", "--", submission.id.slice(-6), "--text", "answer.md"];
  const { code, output } = await runNpm(blog.folder, ...words);

  expect(output).toContain("your answer is on the page with the next build");
  expect(code).toBe(0);
  const file = threadPath("welcome");
  const [asked, answer] = parseThread(blog.git("show", `main:${file}`), file).comments.slice(-2);
  expect([asked?.id, answer?.replyTo]).toEqual([submission.id, submission.id]);
  expect(answer).toMatchObject({ author: { owner: true }, text: "So glad!" });
  expect(blog.git("status", "--porcelain")).toBe("?? answer.md");
  expect(blog.git("log", "-1", "--format=%s")).toBe(`Reply to comment ${submission.id}`);
});

test.each([
  ["no id", []],
  ["two ids", ["a", "b"]],
])("npm run reply says what it needs where it is given %s", async (_, words) => {
  const { code, output } = await runNpm(sharedCopy().folder, "run", "reply", "--", ...words);
  expect(output).toMatch(/^It takes the id of one comment\.\n\nUsage: npm run reply -- ID/);
  expect(code).toBe(2);
});

test("npm run reply says which file it cannot read", async () => {
  const blog = sharedCopy();
  const submission = sampleSubmission({ post: "welcome" });
  const path = submissionPath("welcome", submission.id);
  blog.commit("Approve", { [path]: stableJson(Submission, submission) });
  const words = ["run", "reply", "--", submission.id, "--text", "missing.md"];
  expect(await runNpm(blog.folder, ...words)).toEqual({
    code: 1,
    output: "missing.md cannot be read, so nothing was changed. Is it a file, and yours to read?\n",
  });
});
