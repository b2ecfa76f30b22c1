/** What builds of a large blog cost: of everything, of nothing, and after one comment; beside Hugo on the same posts. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { submissionPath } from "../comments/paths.ts";
import { stableJson } from "../comments/stable-json.ts";
import { Submission } from "../comments/submission.ts";
import { filesIn } from "../site/output-folder.ts";
import { postId, writeFiles } from "./blog/blog.ts";
import { sampleComments, submissionOf } from "./blog/comments.ts";
import { chanceFrom } from "./chance.ts";
import { printFigures, rounded } from "./figures.ts";
import { HUGO_FILES } from "./large-blog/hugo-blog.ts";
import { median } from "./median.ts";
import { commandOf } from "./process/command.ts";
import { measuredTree, type TreeCost } from "./process/tree.ts";
import { twoBlogs } from "./site/blogs.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const COMMENTS_EACH = 10;
const ROUNDS = 3;
const ROUNDS_OF_ONE = 7;

const [posts = 10_000] = process.argv.slice(2).map(Number);
if (!(Number.isInteger(posts) && posts > 0)) {
  console.error("Usage: npm run bench -- large-blog [POSTS]\n\nA whole number above zero.");
  process.exit(2);
}

const hasHugo = spawnSync("hugo", ["version"]).status === 0;
if (!hasHugo) console.log("hugo is not installed, and left out: apt-get install hugo\n");

const small = blogOf(Math.ceil(posts / 10));
const large = blogOf(posts);
const { hugo, whole } = await everything();
await run(small, "build");
const comment = await oneCommentInTurns();
const rows = [
  ...(hugo === null ? [] : [row("Hugo, everything", hugo)]),
  row("npm run build, everything", whole),
  row("npm run build, nothing changed", await middle(() => run(large, "build"))),
  row("its start alone", await middle(() => run(large, "build", "--help"))),
  row("npm run merge and build, one comment", comment.large),
  row(`the same, ${rounded(Math.ceil(posts / 10))} posts`, comment.small),
];
printFigures(
  `${rounded(posts)} posts with ${COMMENTS_EACH} comments each; median of ${ROUNDS}, of one comment ${ROUNDS_OF_ONE}`,
  ["", "seconds", "beside Hugo", "peak MB of all processes", "beside Hugo"],
  rows,
);

/** Its folder, a repository with all committed. */
function blogOf(count: number): string {
  const { ours } = twoBlogs(count, COMMENTS_EACH);
  writeFiles(ours, new Map([[".gitignore", "node_modules\n_site/\n.stet/\n"]]));
  const author = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  const git = (...words: string[]) => execFileSync("git", [...author, ...words], { cwd: ours });
  git("init", "-q", "-b", "main");
  git("add", "--all");
  git("commit", "-qm", "A blog");
  return ours;
}

/** In turns, each into a folder that is not there yet: so an hour in which all is slow is one for both. */
async function everything(): Promise<{ hugo: TreeCost | null; whole: TreeCost }> {
  const costs: { hugo: TreeCost[]; ours: TreeCost[] } = { hugo: [], ours: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    if (hasHugo) costs.hugo.push(await hugoCost(large));
    for (const left of ["_site", ".stet"])
      rmSync(join(large, left), { recursive: true, force: true });
    spawnSync("sync");
    costs.ours.push(await run(large, "build"));
    spawnSync("sync");
  }
  return { hugo: hasHugo ? middleOf(costs.hugo) : null, whole: middleOf(costs.ours) };
}

async function hugoCost(blog: string): Promise<TreeCost> {
  const folder = temporaryFolder();
  writeFiles(folder, HUGO_FILES);
  for (const [from, to] of [
    ["posts", "content/posts"],
    ["comments-data/threads", "data/threads"],
  ] as const) {
    mkdirSync(join(folder, to), { recursive: true });
    cpSync(join(blog, from), join(folder, to), { recursive: true });
  }
  return await measuredTree("hugo", ["--quiet"], folder);
}

/** Of the large blog and the small one: what is looked at is how much more the first takes. */
async function oneCommentInTurns(): Promise<{ large: TreeCost; small: TreeCost }> {
  spawnSync("sync");
  const costs: { large: TreeCost[]; small: TreeCost[] } = { large: [], small: [] };
  for (let round = 0; round < ROUNDS_OF_ONE; round += 1) {
    costs.large.push(await oneComment(large, round));
    costs.small.push(await oneComment(small, round));
  }
  return { large: middleOf(costs.large), small: middleOf(costs.small) };
}

async function oneComment(blog: string, at: number): Promise<TreeCost> {
  const [comment] = sampleComments(chanceFrom(at), 1, 9_000_000 + at);
  if (comment === undefined) throw new Error("There is no comment to add.");
  const submission = submissionOf({ ...comment, replyTo: null }, postId(at));
  const path = submissionPath(submission.post, submission.id);
  writeFiles(blog, new Map([[path, stableJson(Submission, submission)]]));
  const merge = await run(blog, "merge");
  const build = await run(blog, "build");
  insistShown(blog, submission);
  return {
    seconds: merge.seconds + build.seconds,
    megabytes: Math.max(merge.megabytes, build.megabytes),
  };
}

/** A build that makes too little is soon done. */
function insistShown(blog: string, { post, id }: Submission): void {
  const isPage = (path: string) => path.endsWith(`/${post}/index.html`);
  const page = filesIn(join(blog, "_site")).find(isPage);
  if (page !== undefined && readFileSync(page, "utf8").includes(id)) return;
  throw new Error(`The page of ${post} does not show its new comment.`);
}

async function run(folder: string, name: string, ...words: string[]): Promise<TreeCost> {
  return await measuredTree(process.execPath, [...commandOf(name), ...words], folder);
}

async function middle(measure: (at: number) => Promise<TreeCost>): Promise<TreeCost> {
  // The disk may still have tens of thousands of files to write of what was measured before.
  spawnSync("sync");
  const costs: TreeCost[] = [];
  for (let round = 0; round < ROUNDS; round += 1) costs.push(await measure(round));
  return middleOf(costs);
}

function middleOf(costs: readonly TreeCost[]): TreeCost {
  const of = (key: keyof TreeCost) => median(costs.map((cost) => cost[key]));
  return { seconds: of("seconds"), megabytes: of("megabytes") };
}

function row(name: string, { seconds, megabytes }: TreeCost): string[] {
  const beside = (key: keyof TreeCost, value: number) =>
    hugo === null ? "–" : rounded(value / hugo[key]);
  return [
    ...[name, rounded(seconds), beside("seconds", seconds)],
    ...[rounded(megabytes), beside("megabytes", megabytes)],
  ];
}
