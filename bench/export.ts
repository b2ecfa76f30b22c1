/** What it costs to take a large blog out, as JSON and for WordPress, and to bring the JSON in again. */
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { threadPath } from "../comments/paths.ts";
import { newBlog, postId, samplePost, writeFiles } from "./blog/blog.ts";
import { sampleComments } from "./blog/comments.ts";
import { chanceFrom } from "./chance.ts";
import { printFigures, rounded } from "./figures.ts";
import { commandOf } from "./process/command.ts";
import { type Cost, measured } from "./process/measured.ts";
import { temporaryFolder } from "./temporary-folder.ts";

// Fewer posts may be said, for a first look.
const POSTS = Number(process.argv[2] ?? 20_000);
const COMMENTS_EACH = 10;
/** The blog is made part by part: its text would fill the memory of this process too. */
const TOGETHER = 500;

printFigures(
  `Export: ${COMMENTS_EACH} comments on each post; once each, as processes of their own`,
  ["", "posts", "file, MB", "seconds", "CPU s", "peak MB"],
  [...rowsFor(POSTS / 2), ...rowsFor(POSTS)],
);

function rowsFor(posts: number) {
  const blog = largeBlog(posts);
  const [json, wxr] = ["blog.json", "blog.xml"].map((name) => join(temporaryFolder(), name));
  if (json === undefined || wxr === undefined) throw new Error("no files");
  const other = newBlog(new Map());
  const rows = [
    row("export as JSON", posts, json, measured([...commandOf("export"), "json", json], blog)),
    row("import of it", posts, json, measured([...commandOf("import"), "stet", json], other)),
    row("export for WordPress", posts, wxr, measured([...commandOf("export"), "wxr", wxr], blog)),
  ];
  for (const folder of [blog, other, json, wxr]) rmSync(folder, { recursive: true });
  return rows;
}

function row(name: string, posts: number, file: string, { seconds, cpuSeconds, megabytes }: Cost) {
  const size = statSync(file).size / 2 ** 20;
  return [name, posts, rounded(size), rounded(seconds), rounded(cpuSeconds), rounded(megabytes)];
}

function largeBlog(posts: number): string {
  const blog = newBlog(new Map());
  const chance = chanceFrom(7);
  for (let first = 0; first < posts; first += TOGETHER) {
    const files = new Map<string, string>();
    for (let number = first; number < Math.min(first + TOGETHER, posts); number += 1) {
      const post = postId(number);
      const comments = sampleComments(chance, COMMENTS_EACH, number * COMMENTS_EACH);
      files.set(`posts/${post}.md`, samplePost(chance, number));
      files.set(threadPath(post), `${JSON.stringify({ version: 1, post, comments }, null, 2)}\n`);
    }
    writeFiles(blog, files);
  }
  return blog;
}
