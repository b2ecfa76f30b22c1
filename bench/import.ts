/** What it costs to import a large blog from WordPress, beside only parsing its export once. */
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newBlog } from "./blog/blog.ts";
import { printFigures, rounded } from "./figures.ts";
import { writeExport } from "./import/wxr-export.ts";
import { commandOf } from "./process/command.ts";
import { type Cost, measured } from "./process/measured.ts";
import { temporaryFolder } from "./temporary-folder.ts";

// Fewer posts may be said, for a first look.
const POSTS = Number(process.argv[2] ?? 20_000);
const COMMENTS_EACH = 10;

const floor = fileURLToPath(new URL("import/floor.mjs", import.meta.url));
const half = await costsOf(POSTS / 2);
const whole = await costsOf(POSTS);

printFigures(
  `Import from WordPress: ${COMMENTS_EACH} comments on each post; once each, as processes of their own`,
  ["", "posts", "export, MB", "seconds", "ratio", "CPU s", "peak MB"],
  [...rows(half), ...rows(whole)],
);
const growth = whole.first.cpuSeconds / half.first.cpuSeconds;
console.log(`  CPU for twice as many: ${rounded(growth)} times\n`);

interface Costs {
  posts: number;
  megabytes: number;
  parsing: Cost;
  first: Cost;
  again: Cost;
}

async function costsOf(posts: number): Promise<Costs> {
  const file = join(temporaryFolder(), "export.xml");
  await writeExport(file, posts, COMMENTS_EACH);
  const blog = newBlog(new Map());
  const command = [...commandOf("import"), "wordpress", file];
  const parsing = measured([floor, file], blog);
  const first = measured(command, blog);
  const again = measured(command, blog);
  if (!again.printed.includes(" = 0 written")) throw new Error(`Came again:\n${again.printed}`);
  const megabytes = statSync(file).size / 2 ** 20;
  for (const folder of [blog, file]) rmSync(folder, { recursive: true });
  return { posts, megabytes, parsing, first, again };
}

function rows({ posts, megabytes, parsing, first, again }: Costs) {
  const row = (name: string, cost: Cost) => [
    name,
    posts,
    rounded(megabytes),
    rounded(cost.seconds),
    rounded(cost.seconds / parsing.seconds),
    rounded(cost.cpuSeconds),
    rounded(cost.megabytes),
  ];
  return [
    row("only parsing", parsing),
    row("npm run import", first),
    row("npm run import, again", again),
  ];
}
