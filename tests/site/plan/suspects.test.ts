import { expect, test } from "vitest";
import { tracesOf } from "../../../site/plan/build-traces.ts";
import { suspectsOf } from "../../../site/plan/suspects.ts";
import { postText, sampleSite } from "../../support/sample-site.ts";
import { sampleTraces } from "../../support/sample-traces.ts";

const { index } = sampleSite({
  "posts/a.md": postText({ thread: "other" }),
  "posts/b.md": postText(),
});
const LAST = tracesOf(
  sampleTraces({ facts: { "comments 5": "", "comments 50": "", "threads ": "", "photo ": "" } }),
);
const OF_ALL = ["comments 5", "comments 50", "threads "];

test.each([
  ["nothing", [], []],
  ["the text of a post", ["posts/b.md"], ["text posts/b.md"]],
  ["that of a page", ["pages/about.md"], ["text pages/about.md"]],
  [
    "a thread, by the post whose page shows it",
    ["comments-data/threads/other.json"],
    ["thread posts/a.md", "responses posts/a.md", ...OF_ALL],
  ],
  [
    "a submission that came or was merged",
    ["comments-data/threads/b.json", "comments-data/submissions/b/01jd.json"],
    ["thread posts/b.md", "responses posts/b.md", ...OF_ALL],
  ],
  ["a thread of no post", ["comments-data/threads/a.json"], OF_ALL],
])("where little was written, little can be otherwise: %s", (_, changed, facts) => {
  expect(suspectsOf(changed, LAST, index)?.facts).toEqual(facts);
});

test.each([
  ["a picture", ["posts/b.jpg"]],
  ["a template", ["pages/home.njk"]],
  ["a style, also beside a post", ["posts/b.md", "assets/posts.css"]],
  ["what is no thread", ["comments-data/threads/deep/b.json"]],
  ["a submission that lies too high", ["comments-data/submissions/b.json"]],
  ["very many posts", Array.from({ length: 100 }, (_, at) => `posts/${at}.md`)],
])("anything can, after a change of %s", (_, changed) => {
  expect(suspectsOf(changed, LAST, index)).toBeNull();
});
