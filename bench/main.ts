/** `npm run bench`: the benchmarks one after the other, each in a process of its own. */
import { spawnSync } from "node:child_process";
import { arch, cpus, platform, release, totalmem } from "node:os";
import { fileURLToPath } from "node:url";

/** Minutes at most for all of them together. */
const BENCHMARKS = {
  intake: "comments received a second, beside the disk's own rate of durable writes",
  "thread-view": "20,000 and 40,000 comments on one page",
  staticman: "25,000 files of Staticman imported, beside only parsing them",
  merge: "50,000 submissions over 5,000 posts, beside reading and writing those files",
  site: "1,000 posts with 10 comments each, beside bare pages of stock Eleventy",
  reader: "a post with 20 and with 2,000 comments in a browser; Lighthouse and the Nu checker",
  memory: "what the comment service holds over 100,000 requests",
  flood: "1,000 comments in a minute before git hosts that allow only so much",
} as const;

/** Longer, and each asks for its own patience: only by name. */
const TRIALS = {
  "hostile-text": "FILE ...: attacks in every field, in a real browser without its guards",
  crashes: "1,000 comments through at least 50 kills of the service, and of merge and moderate",
  import: "[POSTS]: 20,000 posts with 200,000 comments from WordPress, beside only parsing that",
  "large-blog":
    "[POSTS]: builds of 10,000 posts with 100,000 comments, whole and after one, beside Hugo",
  export: "[POSTS]: 20,000 posts with 200,000 comments, as JSON and for WordPress, and in again",
  history:
    "the commands that take a person out of git's history, where git-filter-repo is installed",
  "full-disk": "a disk that fills up under the comment service",
  "faulty-host": "[COUNT]: 1,000 comments, kills, and git hosts that fail at every third request",
  "api-descriptions":
    "FILE ...: every kind of request to a git host, beside what the hosts say they take",
  "planned-builds": "[BLOGS]: random edits, and builds of what changed beside builds of everything",
  deploy: "[ROUNDS]: deploys cut off at random, to a folder, a branch and a real sshd",
  protections: "[NAME ...]: takes each protection away, and sees that its tests fail",
} as const;

const USAGE = `Usage: npm run bench -- [NAME [ARGUMENT ...]]

Prints figures, each beside a peer or a floor that was measured in the same run.
Without a name, all benchmarks run:

${list(BENCHMARKS)}

A trial runs by its name only, and takes longer:

${list(TRIALS)}`;

const [name, ...parameters] = process.argv.slice(2);
const known = { ...BENCHMARKS, ...TRIALS };

if (name === "--help" || name === "-h") {
  console.log(USAGE);
} else if (name !== undefined && !Object.hasOwn(known, name)) {
  const what = name.startsWith("-")
    ? `Unknown option '${name}'`
    : `There is no benchmark '${name}'`;
  console.error(`${what}.\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  console.log(`${machine()}\n`);
  const names = name === undefined ? Object.keys(BENCHMARKS) : [name];
  const failed = names.filter((each) => !succeeds(each, parameters));
  if (failed.length > 0) {
    console.error(`Failed: ${failed.join(", ")}`);
    process.exitCode = 1;
  }
}

/** A process each, so that none meets the memory and the warm code of another. */
function succeeds(benchmark: string, rest: readonly string[]): boolean {
  const launcher = fileURLToPath(new URL("../scripts/run.mjs", import.meta.url));
  const script = fileURLToPath(new URL(`${benchmark}.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, [launcher, script, ...rest], { stdio: "inherit" });
  return status === 0;
}

function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const [core] = cpus();
  return (
    `Node ${process.version}, ${platform()} ${release()} ${arch()}, ` +
    `${cpus().length} × ${core?.model.trim() ?? "an unknown core"}, ${gigabytes} GB`
  );
}

function list(entries: Readonly<Record<string, string>>): string {
  return Object.entries(entries)
    .map(([key, about]) => `  ${key.padEnd(13)} ${about}`)
    .join("\n");
}
