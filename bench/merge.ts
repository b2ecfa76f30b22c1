/** What it costs to merge many submissions in one run, beside only reading and writing those files. */
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { newBlog } from "./blog/blog.ts";
import { printFigures, rounded } from "./figures.ts";
import { median } from "./median.ts";
import { approvedBlog } from "./merge/approved-blog.ts";
import { commandOf } from "./process/command.ts";
import { type Cost, measured } from "./process/measured.ts";

// How many posts may be said: fewer, for a first look.
const POSTS = Number(process.argv[2] ?? 5_000);
const EACH = 10;
const ROUNDS = 3;

const floor = fileURLToPath(new URL("merge/floor.mjs", import.meta.url));
const inMemory = fileURLToPath(new URL("merge/in-memory.ts", import.meta.url));
const launcher = "scripts/run.mjs";
const files = approvedBlog(POSTS, EACH);

const costs = {
  readOnly: [] as Cost[],
  inMemory: [] as Cost[],
  floor: [] as Cost[],
  merge: [] as Cost[],
};
for (let round = 0; round < ROUNDS; round += 1) {
  const ours = newBlog(files);
  const bare = newBlog(files);
  costs.readOnly.push(measured([floor, "read"], bare));
  costs.inMemory.push(measured([launcher, inMemory], ours));
  // The first of two finds the disk at rest, so they take turns.
  const turns = [
    () => costs.floor.push(measured([floor], bare)),
    () => costs.merge.push(measured(commandOf("merge"), ours)),
  ];
  for (const turn of round % 2 === 0 ? turns : turns.toReversed()) turn();
  for (const folder of [ours, bare]) rmSync(folder, { recursive: true });
}

printFigures(
  `Merge: ${POSTS * EACH} submissions over ${POSTS} posts; median of ${ROUNDS}, as processes of their own`,
  ["", "seconds", "ratio", "CPU s", "peak MB"],
  [
    row("only reading", costs.readOnly, costs.readOnly),
    row("merging in memory", costs.inMemory, costs.readOnly),
    row("only reading, writing, deleting", costs.floor, costs.floor),
    row("npm run merge", costs.merge, costs.floor),
  ],
);

function row(name: string, of: readonly Cost[], beside: readonly Cost[]) {
  const middle = (costs: readonly Cost[], key: keyof Cost) =>
    median(costs.map((cost) => cost[key]));
  const seconds = middle(of, "seconds");
  return [
    name,
    rounded(seconds),
    rounded(seconds / middle(beside, "seconds")),
    rounded(middle(of, "cpuSeconds")),
    rounded(middle(of, "megabytes")),
  ];
}
