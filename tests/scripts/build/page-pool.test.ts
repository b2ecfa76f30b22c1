/** A process of a build's pool that ends before it should: the build fails, says what it was at, and makes no site. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildInSmallParts } from "../../../bench/planned-builds/small-parts.ts";
import type { ProcessTask } from "../../../scripts/build/pool-process.ts";
import { OUTPUT_RECORD } from "../../../site/output-folder.ts";
import { blogCopy, build } from "../../support/blog-copy.ts";
import { postText, sampleSettings } from "../../support/sample-site.ts";

const POSTS = Object.fromEntries(
  Array.from({ length: 9 }, (_, at) => [`posts/p${at}.md`, postText({ title: `"Post ${at}"` })]),
);
const DIES = 'process.kill(process.pid, "SIGKILL");';
const BEFORE_ITS_FIRST_PAGE = { find: "process.once(", put: `${DIES} process.once(` };
const POOL = "scripts/build/page-pool.ts";
const PROCESS = "scripts/build/render-chunks.ts";

/** A pool of one process, as a build asks for it; prints what is wrong with it. */
const ASKED = "./build/pool-process.ts";
const ASKS = `import { readFileSync } from "node:fs";
import { madeByProcess } from "${ASKED}";
const stop = new AbortController();
const task = JSON.parse(readFileSync(".stet/task.json", "utf8"));
const made = madeByProcess(task, stop.signal);
if (process.argv[2] === "stop") stop.abort(new Error("Another process failed."));
await made.then(() => console.log("All was made."), (error) => console.log(error.message));
`;

test.each([
  {
    at: "before its first page",
    change: BEFORE_ITS_FIRST_PAGE,
    says: "A process that was to make pages ended before it was done: SIGKILL.",
  },
  {
    at: "in a part",
    change: {
      find: "void tell({ begun: names });",
      put: `tell({ begun: names }).then(() => { ${DIES} });`,
    },
    says: "A process that made 2 pages, posts/p0.md first, ended before it was done: SIGKILL.",
  },
  {
    at: "by itself, without a word",
    change: { find: "await tell(await report(task))", put: "process.exit(7)" },
    says: "A process that was to make pages ended before it was done: exit code 7.",
  },
])("a process that ends $at is told, with what it was at", ({ change, says }) => {
  const folder = changed(blogCopy(POSTS), PROCESS, change);
  expect(asked(folder)).toBe(`${says}\n`);
});

test("a process ends where another of the build has failed", () => {
  expect(asked(blogCopy(POSTS), "stop")).toBe("The operation was aborted\n");
});

test("a build fails with one of its processes, and makes no site", () => {
  const folder = changed(poolOfTwo(), PROCESS, BEFORE_ITS_FIRST_PAGE);
  const { code, said, files } = build(folder);
  expect(said).toContain("A process that was to make pages ended before it was done: SIGKILL.");
  expect([code, ...files.keys()]).toEqual([1, OUTPUT_RECORD]);
});

test("a build fails with its own part of the pages, and its other processes end", () => {
  const folder = poolOfTwo();
  changed(folder, POOL, {
    find: "failed.signal.throwIfAborted())",
    put: '{ throw new Error("The own part failed."); })',
  });
  // It would never end by itself.
  changed(folder, PROCESS, {
    find: "await tell(await report(task))",
    put: "setInterval(() => {}, 1_000)",
  });
  const { code, said, files } = build(folder);
  expect(said).toContain("The own part failed.");
  expect([code, ...files.keys()]).toEqual([1, OUTPUT_RECORD]);
});

/** A blog that is built by two processes, on a machine with one core too. */
function poolOfTwo(): string {
  const folder = blogCopy(POSTS);
  buildInSmallParts(folder);
  return changed(folder, POOL, { find: "availableParallelism()", put: "2" });
}

/** What the pool's process says, asked for two parts of two posts each. */
function asked(folder: string, ...words: string[]): string {
  const names = Object.keys(POSTS).slice(0, 4);
  const task: ProcessTask = {
    known: ".stet/known.json",
    taken: ".stet/taken",
    built: { settings: sampleSettings(), preview: false, now: Date.now() },
    folder: ".stet/made",
    chunks: [names.slice(0, 2), names.slice(2)].map((names) => ({ names, files: [] })),
  };
  mkdirSync(join(folder, task.taken), { recursive: true });
  writeFileSync(join(folder, ".stet/task.json"), JSON.stringify(task));
  writeFileSync(join(folder, task.known), JSON.stringify({ posts: [], threads: [], pictures: [] }));
  writeFileSync(join(folder, "scripts/ask-pool.ts"), ASKS);
  const command = ["scripts/run.mjs", "scripts/ask-pool.ts", ...words];
  return spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" }).stdout;
}

/** The folder, in whose own copy of the program one thing is otherwise. */
function changed(
  folder: string,
  file: string,
  { find, put }: { find: string; put: string },
): string {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  if (!text.includes(find)) throw new Error(`${file} does not say "${find}" any more.`);
  writeFileSync(
    path,
    text.replace(find, () => put),
  );
  return folder;
}
