/** What it costs to build a blog with comments, beside stock Eleventy with as many bare pages. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../site/output-folder.ts";
import { printFigures, rounded } from "./figures.ts";
import { median } from "./median.ts";
import { commandOf } from "./process/command.ts";
import { type Cost, measured } from "./process/measured.ts";
import { twoBlogs } from "./site/blogs.ts";

// Another number of posts may be said.
const POSTS = Number(process.argv[2] ?? 1_000);
const COMMENTS_EACH = 10;
const ROUNDS = 5;

const { ours, bare } = twoBlogs(POSTS, COMMENTS_EACH);
// A service, so that every post has its form.
const service = { STET_SERVICE_URL: "https://comments.example/" };
const stock = ["node_modules/@11ty/eleventy/cmd.cjs", "--quiet"];

const ourCosts: Cost[] = [];
const stockCosts: Cost[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  for (const folder of [ours, bare])
    rmSync(join(folder, "_site"), { recursive: true, force: true });
  stockCosts.push(measured(stock, bare));
  ourCosts.push(measured(commandOf("build"), ours, service));
}

printFigures(
  `Site: ${rounded(POSTS)} posts with ${COMMENTS_EACH} comments each; median of ${ROUNDS}, into an empty folder`,
  ["", "seconds", "CPU s", "ratio of CPU", "peak MB", "files"],
  [row("bare pages of stock Eleventy", stockCosts, bare), row("npm run build", ourCosts, ours)],
);

function row(name: string, costs: readonly Cost[], folder: string) {
  const middle = (key: keyof Cost, of = costs) => median(of.map((cost) => cost[key]));
  return [
    name,
    rounded(middle("seconds")),
    rounded(middle("cpuSeconds")),
    rounded(middle("cpuSeconds") / middle("cpuSeconds", stockCosts)),
    rounded(middle("megabytes")),
    rounded(filesIn(join(folder, "_site")).length),
  ];
}
