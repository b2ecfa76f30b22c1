import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BadFile } from "../../comments/bad-file.ts";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { readSite } from "../../site/site-content.ts";
import { insistThreadPlaces } from "../../site/threads.ts";
import {
  sampleComment,
  sampleSubmission,
  sampleThread,
  submissionId,
} from "../support/sample-comments.ts";
import { NOW, postText, sampleSettings } from "../support/sample-site.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const read = (root: string) =>
  readSite(root, sampleSettings(), { now: Date.parse(NOW), preview: false }).content;
const approved = sampleSubmission({ post: "a", replyTo: "a" });
const stray = sampleSubmission({ id: submissionId(2), post: "gone" });

test("what is approved and not yet merged is shown, and no file is touched", () => {
  const root = temporaryFolder({
    "posts/a.md": postText(),
    [threadPath("a")]: JSON.stringify(sampleThread([sampleComment()], "a")),
    [submissionPath("a", approved.id)]: JSON.stringify(approved),
    [submissionPath("gone", stray.id)]: JSON.stringify(stray),
  });
  const { index, threads } = read(root);
  const [post] = index.posts;
  if (post === undefined) throw new Error("expected a post");
  expect(threads.threadOf(post).comments.map(({ id }) => id)).toEqual(["a", approved.id]);
  expect(threads.viewOf(post)).toMatchObject({
    responses: 2,
    pages: [
      {
        comments: [
          { url: "/2026/a/#comment-a", replies: [{ html: "<p>As <em>sent</em>.</p>\n" }] },
        ],
      },
    ],
  });
  expect(threads.digestOf(post).responses).toBe(2);
  expect(threads.reports).toMatchObject([{ problem: "unknown-post", about: "gone" }]);
});

test("a view is computed once", () => {
  const { index, threads } = read(temporaryFolder({ "posts/a.md": postText() }));
  const [post] = index.posts;
  if (post === undefined) throw new Error("expected a post");
  expect(threads.viewOf(post)).toBe(threads.viewOf(post));
});

test("a repository without posts, pages and comments is an empty site", () => {
  const { index } = read(temporaryFolder());
  expect([index.posts, index.pages, index.tags, index.years]).toEqual([[], [], [], []]);
});

test("only Markdown is read, with all folders below the two", () => {
  const { index } = read(
    temporaryFolder({
      "posts/2026/a.md": postText(),
      "posts/a.njk": "{{ 1 }}",
      "posts/a.11tydata.js": "throw 1",
      "pages/b.md": postText(),
      "README.md": "no front matter",
      "docs/c.md": "no front matter",
    }),
  );
  expect([...index.byFile.keys()]).toEqual(["posts/2026/a.md", "pages/b.md"]);
});

test("a file that no post could have for its thread is named", () => {
  const root = temporaryFolder({ "comments-data/threads/Bad Name.json": "{}" });
  expect(() => read(root)).toThrow(
    "comments-data/threads/Bad Name.json: expected the id of a post for its name",
  );
});

test("a file that lies where no thread can be is told of, and one that is gone is not", () => {
  const root = temporaryFolder({
    "comments-data/threads/a.json": "{}",
    "comments-data/threads/Bad Name.json": "{}",
    "comments-data/threads/b.json/c": "",
    "comments-data/threads/file": "",
  });
  symlinkSync("a.json", join(root, "comments-data/threads/link"));
  const problem = (name: string) => {
    try {
      return insistThreadPlaces(root, [`comments-data/threads/${name}`]);
    } catch (error) {
      return error instanceof BadFile ? error.message : error;
    }
  };
  for (const name of ["a.json", "file", "Gone Name.json", "gone.json/c", "file/c", "a.json/c"])
    expect(problem(name)).toBeUndefined();
  expect(problem("Bad Name.json")).toMatch("expected the id of a post for its name");
  expect(problem("b.json/c")).toMatch("b.json: expected a file, not a folder");
  expect(problem("link")).toMatch("expected a file or a folder, not a link");
});
