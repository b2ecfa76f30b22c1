import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { BadFile } from "../../comments/bad-file.ts";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { errorText } from "../../scripts/build/error-text.ts";
import { OUTPUT_RECORD } from "../../site/output-folder.ts";
import { type BuiltBlog, blogCopy, build } from "../support/blog-copy.ts";
import { sampleComment, sampleSubmission, sampleThread } from "../support/sample-comments.ts";
import { postText } from "../support/sample-site.ts";
import { writeFiles } from "../support/temporary-folder.ts";

const PROGRAM = 'import { writeFileSync } from "node:fs";\nwriteFileSync("was-run", "");\n';
const DATA_FILES = [
  "_data/a.js",
  "posts/posts.11tydata.js",
  "posts/a.11tydata.js",
  "posts/posts.js",
];
const STRAY = sampleSubmission({ post: "gone" });
const SAID = "Said below a post.";
const threadOf = (post: string) =>
  JSON.stringify(sampleThread([sampleComment({ text: SAID })], post));
const BLOG = {
  "posts/a.md": postText(),
  "posts/draft.md": postText({ draft: "true" }),
  "pages/quiet.md": postText(),
  ...Object.fromEntries(
    ["a", "draft", "quiet", "deleted"].map((post) => [threadPath(post), threadOf(post)]),
  ),
  "posts/b.md": postText(),
  [submissionPath("gone", STRAY.id)]: JSON.stringify(STRAY),
  ...Object.fromEntries(DATA_FILES.map((path) => [path, PROGRAM])),
};

/** One blog for all, which stays as it is. */
let folder: string;
let built: BuiltBlog;
beforeAll(() => {
  folder = blogCopy(BLOG);
  built = build(folder);
});

test("says what was built, and notices comments for posts that are not there", () => {
  const { code, said } = built;
  expect(said).toMatch(/^comments-data\/submissions\/gone\/.*: there is no post "gone"/);
  expect(said).toMatch(/\nBuilt \d+ pages in [\d.]+ s into _site/);
  expect(code).toBe(0);
});

test("names the threads that no page shows, and why, and shows none of them anywhere", () => {
  const { said, files } = built;
  const told = said.split("\n").filter((line) => line.startsWith("comments-data/threads/"));
  expect(told).toEqual([
    expect.stringMatching(
      /^comments-data\/threads\/deleted\.json: 1 response, and there is no post "deleted"\. /,
    ),
    expect.stringMatching(
      /\/draft\.json: 1 response, and its post or page shows none\. It is a draft/,
    ),
    expect.stringMatching(/\/quiet\.json: 1 response, and its post or page shows none\. /),
  ]);
  const holding = [...files].filter(([, text]) => text.includes(SAID));
  expect(holding.map(([path]) => path).sort()).toEqual([
    "2026/a/comments.json",
    "2026/a/comments.xml",
    "2026/a/index.html",
    "comments.xml",
  ]);
});

test("no data file of Eleventy's is run, wherever it lies", () => {
  expect(built.code).toBe(0);
  expect(existsSync(join(folder, "was-run"))).toBe(false);
});

test("a post that was deleted is gone from the site, and a file of the author's stays there", () => {
  expect(built.files.has("2026/b/index.html")).toBe(true);
  writeFiles(folder, { "_site/CNAME": "blog.example\n" });
  rmSync(join(folder, "posts/b.md"));
  onTestFinished(() => writeFiles(folder, { "posts/b.md": postText() }));
  const { files } = build(folder);
  expect([...files.keys()].filter((path) => path.startsWith("2026/b/"))).toEqual([]);
  expect(existsSync(join(folder, "_site/2026/b"))).toBe(false);
  expect(files.has("CNAME")).toBe(true);
});

test("--out builds into another folder", () => {
  rmSync(join(folder, "_site"), { recursive: true });
  const { files } = build(folder, "--out", "public");
  expect(files.size).toBe(0);
  expect(existsSync(join(folder, "public/2026/a/index.html"))).toBe(true);
});

describe("a build stops with one message and no stack", () => {
  const permalink = "---\npermalink: ../../evil.html\n---\n";
  test.each([
    ["at a link that leads nowhere", "posts/c.md", postText({}, "[d](d.md)"), "links to d.md"],
    ["at a template that asks for nothing", "pages/c.njk", "{{ nothing }}", "pages/c.njk"],
    [
      "at a template that includes what lies elsewhere",
      "pages/c.njk",
      '{% include "assets/icon.svg" %}',
      "assets/icon.svg: is included by a template; what templates include lies in _includes",
    ],
    ["at a page outside the output", "pages/c.njk", permalink, "outside the output folder"],
    ["at two pages with one address", "pages/archive.md", postText(), "archive"],
  ])("%s", (_, path, text, message) => {
    writeFiles(folder, { [path]: text });
    onTestFinished(() => rmSync(join(folder, path)));
    const { code, said } = build(folder);
    expect(said).toContain(message);
    expect(said).toMatch(/^The site was not built\./);
    expect(said).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });

  test.each([
    ["at a folder that holds the repository", ["--out", "."], "holds this repository"],
    ["at a folder that holds other files", ["--out", "posts"], "no build has written"],
  ])("%s", (_, parameters, message) => {
    const { code, said } = build(folder, ...parameters);
    expect(said).toContain(message);
    expect(code).toBe(1);
    expect(existsSync(join(folder, "posts", OUTPUT_RECORD))).toBe(false);
  });
});

test("of an error in an error, the file to mend is told, else every reason", () => {
  const badFile = new BadFile("posts/a.md", [{ field: "date", message: "expected a date" }]);
  const wrapped = Object.assign(new Error("While rendering"), { originalError: badFile });
  expect(errorText(new Error("Problem", { cause: wrapped }))).toBe(
    "The site was not built. Please mend:\nposts/a.md: date: expected a date",
  );
  expect(errorText(new Error("Problem", { cause: new Error("disk full") }))).toBe(
    "The site was not built.\nProblem\ndisk full",
  );
  expect(errorText("odd")).toBe("The site was not built.\nodd");
});
