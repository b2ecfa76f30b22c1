/** A thread that is broken on main, where many wait and go together. */
import { expect, test } from "vitest";
import { threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Thread } from "../../comments/thread.ts";
import { sampleThread } from "../support/sample-comments.ts";
import { submission } from "./opened-intake.ts";
import { type ReviewedBlog, reviewedBlog } from "./reviewed-blog.ts";

const HIT = [1, 2, 3].map((number) => submission(number));
const SPARED = [4, 5].map((number) => submission(number, { post: "second-post" }));
const PATH = threadPath("first-post");

/** The names of all pull requests that hold any of them. */
function pullsWith(blog: ReviewedBlog, submissions: typeof HIT): string[] {
  return [...new Set(submissions.flatMap((one) => blog.holding(one)))];
}

test("holds up the comments on its own post alone, and they stay together", async () => {
  const blog = await reviewedBlog();
  blog.people.commitOnMain(PATH, "<<<<<<< HEAD\n");
  await blog.accept([...HIT, ...SPARED]);
  await blog.deliver();
  expect(pullsWith(blog, SPARED)).toHaveLength(1);
  expect(blog.stores.intake.waiting()).toEqual(HIT.map(({ id }) => id));
  expect(blog.lines.join()).toMatch(/not-delivered .*first-post\.json/);

  blog.people.commitOnMain(PATH, stableJson(Thread, sampleThread([], "first-post")));
  await blog.restart();
  await blog.accept([submission(6)]);
  await blog.deliver();
  expect(blog.stores.intake.waiting()).toEqual([]);
  expect(pullsWith(blog, [...HIT, submission(6)])).toHaveLength(1);
});
