/** What it costs to import many of Staticman's files, beside only parsing them with the YAML library. */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newBlog, writeFiles } from "./blog/blog.ts";
import { printFigures, rounded } from "./figures.ts";
import { median } from "./median.ts";
import { commandOf } from "./process/command.ts";
import { type Cost, measured } from "./process/measured.ts";
import { staticmanBlog } from "./staticman/staticman-files.ts";
import { temporaryFolder } from "./temporary-folder.ts";

// How many posts may be said: fewer, for a first look.
const POSTS = Number(process.argv[2] ?? 1_000);
const EACH = 25;
const ROUNDS = 3;

const parseOnly = fileURLToPath(new URL("staticman/parse-only.mjs", import.meta.url));
const { posts, entries } = staticmanBlog(POSTS, EACH);
const folder = temporaryFolder();
writeFiles(folder, entries);

const costs = { parsing: [] as Cost[], importing: [] as Cost[] };
for (let round = 0; round < ROUNDS; round += 1) {
  const blog = newBlog(posts);
  const turns = [
    () => costs.parsing.push(measured([parseOnly, folder], blog)),
    () => costs.importing.push(measured([...commandOf("import"), "staticman", folder], blog)),
  ];
  for (const turn of round % 2 === 0 ? turns : turns.toReversed()) turn();
  const threads = readdirSync(join(blog, "comments-data/threads")).length;
  if (threads !== POSTS) throw new Error(`${threads} threads came of ${POSTS}.`);
  rmSync(blog, { recursive: true });
}

printFigures(
  `Import: ${POSTS * EACH} files of Staticman's on ${POSTS} posts; median of ${ROUNDS}, as processes of their own`,
  ["", "seconds", "ratio", "CPU s", "peak MB"],
  [
    row("only parsing them with the YAML library", costs.parsing),
    row("npm run import -- staticman", costs.importing),
  ],
);

function row(name: string, of: readonly Cost[]) {
  const middle = (all: readonly Cost[], key: keyof Cost) => median(all.map((cost) => cost[key]));
  const seconds = middle(of, "seconds");
  return [
    name,
    rounded(seconds),
    rounded(seconds / middle(costs.parsing, "seconds")),
    rounded(middle(of, "cpuSeconds")),
    rounded(middle(of, "megabytes")),
  ];
}
