import { expect, test } from "vitest";
import { contentId } from "../../site/content-ids.ts";
import { siteDates } from "../../site/dates.ts";
import { type KnownPost, readPosts } from "../../site/read-posts.ts";
import { NOW, postText, sampleSettings } from "../support/sample-site.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const FILE = "posts/a.md";
const TEXT = postText({ title: "Known" }, "As it is.\n");
const settings = sampleSettings();
const options = { settings, dates: siteDates(settings.timeZone, settings.language), now: NOW };

/** As a build keeps it: without its text. */
function known(): KnownPost {
  const [post] = readPosts(temporaryFolder({ [FILE]: TEXT }), options);
  return JSON.parse(JSON.stringify(post));
}

function readAgain(text: string, post: KnownPost) {
  const posts = new Map([[FILE, post]]);
  return readPosts(temporaryFolder({ [FILE]: text }), options, {
    posts,
    changed: new Map(text === TEXT ? [] : [[FILE, contentId(text)]]),
  });
}

test("a post that the last build knew is read as it was, and its text when it is asked for", () => {
  const [post] = readAgain(TEXT, known());
  expect(post).toMatchObject({ title: "Known", path: "/2026/a/" });
  expect(post?.body()).toBe("\nAs it is.\n");
  expect(Object.isFrozen(post)).toBe(true);
});

test("one that is known can be taken again, as after a build that failed", () => {
  const post = known();
  readAgain(TEXT, post);
  const [again] = readAgain(TEXT, post);
  expect(again).toMatchObject({ title: "Known" });
  expect(again?.body()).toBe("\nAs it is.\n");
});

test("one that was edited since is another", () => {
  const [post] = readAgain(postText({ title: "Edited" }, "Not as it was.\n"), known());
  expect(post).toMatchObject({ title: "Edited" });
  expect(post?.body()).toBe("\nNot as it was.\n");
});

test("where it is known what files there are, they are not looked for again", () => {
  const folder = temporaryFolder({ "posts/b.md": TEXT, "pages/c.md": TEXT, "posts/d.md": TEXT });
  const come = ["pages/c.md", "posts/b.md", "posts/c.jpg", "assets/a.md"];
  const changed = new Map([...come.map((path) => [path, "new"] as const), [FILE, null]]);
  const files = readPosts(folder, options, { posts: new Map([[FILE, known()]]), changed });
  expect(files.map(({ file }) => file)).toEqual(["posts/b.md", "pages/c.md"]);
});
