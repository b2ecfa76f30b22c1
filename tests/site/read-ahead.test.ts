import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BadFile } from "../../comments/bad-file.ts";
import { threadPath } from "../../comments/paths.ts";
import { knownWith, readAhead } from "../../site/read-ahead.ts";
import { readSite } from "../../site/site-content.ts";
import { sampleComment, sampleThread } from "../support/sample-comments.ts";
import { NOW, postText, sampleSettings } from "../support/sample-site.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const settings = sampleSettings();
const options = { now: Date.parse(NOW), preview: false };
const none = { posts: new Map(), threads: new Map(), pictures: new Map() };
const files = {
  "posts/a.md": postText(),
  "posts/b.md": postText(),
  [threadPath("a")]: JSON.stringify(sampleThread([sampleComment()], "a")),
  [threadPath("b")]: JSON.stringify(sampleThread([sampleComment()], "b")),
};
const changed = new Map(Object.keys(files).map((path) => [path, `the id of ${path}`]));
const aheadIn = (root: string, ...paths: readonly string[]) =>
  readAhead(
    root,
    [...changed].filter(([path]) => paths.includes(path)),
    { settings, now: options.now },
  );

test("what was read ahead is not read again, and the site is the same", () => {
  const root = temporaryFolder(files);
  const known = { ...none, changed };
  const whole = readSite(root, settings, options, known);
  const read = [aheadIn(root, "posts/a.md", threadPath("b")), aheadIn(root, "posts/b.md")];
  for (const path of ["posts/a.md", "posts/b.md", threadPath("b")]) rmSync(join(root, path));
  const inParts = readSite(root, settings, options, knownWith(known, read));
  const told = ({ posts, threads }: typeof whole) =>
    JSON.stringify([posts, [...threads].sort(([one], [other]) => (one < other ? -1 : 1))]);
  expect(told(inParts)).toBe(told(whole));
  expect(inParts.posts).toHaveLength(2);
  expect(inParts.threads.size).toBe(2);
});

test("of a part with a mistake nothing is read, so that all mistakes are told at once", () => {
  const wrong = { "posts/b.md": "---\ntags: 7\n---\n", [threadPath("b")]: "{" };
  const root = temporaryFolder({ ...files, ...wrong });
  const known = { ...none, changed };
  const read = Object.keys(files).map((path) => aheadIn(root, path));
  expect(read.map(({ posts, threads }) => posts.size + threads.size)).toEqual([1, 0, 1, 0]);
  const all = () => readSite(root, settings, options, knownWith(known, read));
  expect(all).toThrow(BadFile);
  expect(all).toThrow("posts/b.md");
});
