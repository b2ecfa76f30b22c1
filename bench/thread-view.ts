/** How long it takes to show 20,000 and 40,000 comments on one page, and what of that is whose. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { commentHtml } from "../comments/comment-html.ts";
import type { ThreadView } from "../comments/comment-view.ts";
import { threadPath } from "../comments/paths.ts";
import { stableJson } from "../comments/stable-json.ts";
import { Thread, type WrittenComment } from "../comments/thread.ts";
import { type ThreadViewOptions, threadView } from "../comments/thread-view.ts";
import { newBlog, postId, samplePost } from "./blog/blog.ts";
import { sampleComments } from "./blog/comments.ts";
import { chanceFrom } from "./chance.ts";
import { printFigures, rounded } from "./figures.ts";
import { median } from "./median.ts";
import { commandOf } from "./process/command.ts";
import { measured } from "./process/measured.ts";

const COMMENTS = 20_000;
const ROUNDS = 7;

const stock = new MarkdownIt("default", { linkify: true, breaks: true });
const all = sampleComments(chanceFrom(1), 2 * COMMENTS);
const sizes = [all.slice(0, COMMENTS), all];

const work: Readonly<Record<string, (comments: WrittenComment[]) => unknown>> = {
  "thread view": (comments) => view(comments, commentHtml),
  "only the tree": (comments) => view(comments, () => ""),
  "only the comments' Markdown": (comments) =>
    comments.map(({ text }) => commentHtml(text, "markdown")),
  "only stock markdown-it": (comments) => comments.map(({ text }) => stock.render(text)),
};

const times = Object.keys(work).map((): [number[], number[]] => [[], []]);
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [at, run] of Object.values(work).entries()) {
    for (const [size, comments] of sizes.entries()) times[at]?.[size]?.push(timeOf(run, comments));
  }
}
const characters = all.reduce((sum, { text }) => sum + text.length, 0) / all.length;
printFigures(
  `Thread view: comments on one page, of ${rounded(characters)} characters in the mean; time of the processor, median of ${ROUNDS}`,
  ["", "20,000: ms", "40,000: ms", "ratio"],
  Object.keys(work).map((name, at) => {
    const [small = Number.NaN, large = Number.NaN] = (times[at] ?? []).map(median);
    return [name, rounded(small), rounded(large), rounded(large / small)];
  }),
);

const builds = sizes.map((comments) => {
  const thread: Thread = { version: 1, post: postId(1), comments };
  return newBlog(
    new Map([
      [`posts/${postId(1)}.md`, samplePost(chanceFrom(1), 1)],
      [threadPath(postId(1)), stableJson(Thread, thread)],
    ]),
  );
});
const rounds = Array.from({ length: 3 }, () =>
  builds.map((folder) => {
    rmSync(join(folder, "_site"), { recursive: true, force: true });
    return measured(commandOf("build"), folder, {
      STET_SERVICE_URL: "https://comments.example/",
    });
  }),
);
const costsOf = (size: number) => rounds.flatMap((costs) => costs[size] ?? []);
printFigures(
  "npm run build: a blog of that page alone, with its template, its feeds and its comments.json; median of 3",
  ["", "20,000", "40,000", "ratio"],
  (["cpuSeconds", "seconds", "megabytes"] as const).map((key) => {
    const [small = Number.NaN, large = Number.NaN] = sizes.map((_, size) =>
      median(costsOf(size).map((cost) => cost[key])),
    );
    const name = { cpuSeconds: "CPU s", seconds: "seconds", megabytes: "peak MB" }[key];
    return [name, rounded(small), rounded(large), rounded(large / small)];
  }),
);

function view(comments: WrittenComment[], render: ThreadViewOptions["render"]): ThreadView {
  const thread: Thread = { version: 1, post: "a-post", comments };
  return threadView(thread, { maxDepth: 8, pageUrl: "/2026/a-post/", render });
}

/** In milliseconds of the processor, with the collection of garbage: what else runs there is left out. */
function timeOf(run: (comments: WrittenComment[]) => unknown, comments: WrittenComment[]): number {
  const began = process.cpuUsage();
  run(comments);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}
