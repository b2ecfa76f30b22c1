/** How long it takes to show 20,000 and 40,000 comments on one page, and what of that is whose. */
import MarkdownIt from "markdown-it";
import { commentHtml } from "../comments/comment-html.ts";
import type { ThreadView } from "../comments/comment-view.ts";
import type { Thread, WrittenComment } from "../comments/thread.ts";
import { type ThreadViewOptions, threadView } from "../comments/thread-view.ts";
import { chanceFrom } from "./blog/chance.ts";
import { sampleComments } from "./blog/comments.ts";
import { printFigures, rounded } from "./figures.ts";
import { median } from "./median.ts";

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
