/** The same posts twice: as a blog of ours with comments, and as bare pages of stock Eleventy. */
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Thread } from "../../comments/thread.ts";
import { newBlog, postId, samplePost, writeFiles } from "../blog/blog.ts";
import { sampleComments } from "../blog/comments.ts";
import { chanceFrom } from "../chance.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const NODE_MODULES = fileURLToPath(new URL("../../node_modules", import.meta.url));

const BARE: ReadonlyMap<string, string> = new Map([
  ["package.json", '{ "type": "module" }\n'],
  [
    "eleventy.config.js",
    'export default function (eleventy) {\n  eleventy.addGlobalData("layout", "post.njk");\n}\n',
  ],
  [
    "_includes/post.njk",
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{{ title }}</title>\n</head>\n' +
      "<body>\n<h1>{{ title }}</h1>\n{{ content | safe }}\n</body>\n</html>\n",
  ],
]);

/** Folders of the two. */
export function twoBlogs(count: number, commentsEach: number): { ours: string; bare: string } {
  const chance = chanceFrom(3);
  const posts = new Map<string, string>();
  const threads = new Map<string, string>();
  for (let number = 0; number < count; number += 1) {
    const post = postId(number);
    const comments = sampleComments(chance, commentsEach, number * commentsEach);
    posts.set(`posts/${post}.md`, samplePost(chance, number));
    threads.set(threadPath(post), stableJson(Thread, { version: 1, post, comments }));
  }
  return { ours: newBlog(new Map([...posts, ...threads])), bare: bareBlog(posts) };
}

function bareBlog(posts: ReadonlyMap<string, string>): string {
  const folder = temporaryFolder();
  symlinkSync(NODE_MODULES, join(folder, "node_modules"), "dir");
  writeFiles(folder, new Map([...BARE, ...posts]));
  return folder;
}
