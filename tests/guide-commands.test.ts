/** What the guide tells people to type does what the guide says: every command in it is run. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, expect, test, vi } from "vitest";
import { readThread } from "../comments/data-files.ts";
import { submissionPath } from "../comments/paths.ts";
import { proposalOf, type Suspicion } from "../comments/proposal.ts";
import { stableJson } from "../comments/stable-json.ts";
import { Submission } from "../comments/submission.ts";
import { plainGit } from "../git-hosts/plain-git/plain-git.ts";
import type { TestRepository } from "./support/git-repository.ts";
import { sharedCopy } from "./support/project-copy.ts";
import { projectFiles } from "./support/project-files.ts";
import { startNpm } from "./support/running-program.ts";
import { sampleSubmission } from "./support/sample-comments.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const GUIDE = projectFiles(/^(?:README\.md|posts\/.+\.md)$/);
const POST = "welcome";
const WAITING = sampleSubmission({ post: POST, text: "Sent from the form." });
const SCRIPTS: Readonly<Record<string, string>> = JSON.parse(
  readFileSync("package.json", "utf8"),
).scripts;
const [PUBLISHED = ""] = readThread(".", POST).comments.map(({ id }) => id);

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A command of the guide, and what it must do in a copy of the project. */
const SCENARIOS: Readonly<Record<string, (line: string) => Promise<void> | void>> = {
  "npm ci": async (line) => {
    // Says without fetching anything whether the lock file is whole, for every kind of machine.
    await run(sharedCopy().folder, `${line} --dry-run --offline`);
  },

  "npm test": () => {
    // It is what runs this file, and it is what CI runs.
    expect(readFileSync(".ci/run", "utf8")).toMatch(/^npm ci && npm test$/m);
    expect(SCRIPTS.test).toMatch(/&& vitest run$/);
  },

  "npm start": async () => {
    const program = startNpm(sharedCopy().folder, "start", "--", "--port", "18380");
    const [, site = ""] = await program.saying(/Your blog +(\S+)/);
    expect((await fetch(site)).status).toBe(200);
    await program.interrupt();
    await expect(fetch(site)).rejects.toThrow();
  },

  "npm run service": async () => {
    vi.stubEnv("PORT", "0");
    vi.stubEnv("IDENTITY_KEY", "1d".repeat(32));
    vi.stubEnv("SIGNING_KEYS", "51".repeat(32));
    const program = startNpm(sharedCopy().folder, "run", "service");
    const [, service = ""] = await program.saying(/Comment service: (\S+)/);
    expect((await fetch(`${service}health`)).status).toBe(200);
    await program.interrupt();
    await expect(fetch(service)).rejects.toThrow();
  },

  "npm run service -- --feed-address": async (line) => {
    vi.stubEnv("IDENTITY_KEY", "1d".repeat(32));
    vi.stubEnv("SIGNING_KEYS", "51".repeat(32));
    vi.stubEnv("STET_SERVICE_URL", "https://comments.user.example/");
    const said = await run(sharedCopy().folder, line);
    expect(said).toMatch(/^https:\/\/comments\.user\.example\/waiting\.atom\?key=[\w-]{43}$/);
  },

  "node -p \"crypto.randomBytes(32).toString('hex')\"": async (line) => {
    expect(await run(".", line)).toMatch(/^[0-9a-f]{64}$/);
  },

  'npm run new -- "A walk by the river"': async (line) => {
    const { folder } = sharedCopy();
    const said = await run(folder, line);
    expect(said).toContain("posts/a-walk-by-the-river.md");
    const post = readFileSync(join(folder, "posts/a-walk-by-the-river.md"), "utf8");
    expect(post).toMatch(/^---\ntitle: "?A walk by the river"?\ndate: /);
    expect(post).toContain("draft: true");
  },

  "npm run build": async (line) => {
    const { folder } = sharedCopy();
    await run(folder, line);
    const page = readFileSync(join(folder, "_site/2026/welcome/index.html"), "utf8");
    expect(page).toContain("4 responses to “Welcome to Stet”");
  },

  "npm run search": async (line) => {
    const { folder } = sharedCopy();
    await run(folder, "npm run build");
    expect(await run(folder, line)).toMatch(/^Indexed \d+ posts and pages in /m);
    expect(existsSync(join(folder, "_site/search/pagefind/pagefind.js"))).toBe(true);
  },

  "npm run deploy": async (line) => {
    const { folder, parent } = blogWithPlace();
    expect(await run(folder, line)).toMatch(/^Deployed to \S+: \d+ added, 0 changed, 0 removed/m);
    expect(existsSync(join(parent, "www/current/2026/welcome/index.html"))).toBe(true);
    expect(existsSync(join(parent, "www/current/search/pagefind/pagefind.js"))).toBe(true);
  },
  "npm run deploy -- --dry-run": async (line) => {
    const { folder, parent } = blogWithPlace();
    const said = await run(folder, line);
    expect(said).toMatch(/^\+ 2026\/welcome\/index\.html$/m);
    expect(said).toMatch(/^Would deploy to /m);
    expect(existsSync(join(parent, "www"))).toBe(false);
  },

  "npm run clear-guide": async (line) => {
    const { folder } = sharedCopy();
    await run(folder, line);
    const guide = ["posts/welcome.md", `comments-data/threads/${POST}.json`];
    expect(guide.filter((path) => existsSync(join(folder, path)))).toEqual([]);
    // What is left is a blog that can be built.
    await run(folder, "npm run build");
  },

  "npm run moderate": async (line) => {
    const blog = await blogWithWaiting([]);
    // Stands in for a terminal: Enter chooses what is offered first, which is to approve.
    const terminal = "process.stdin.isTTY=true;process.stdin.setRawMode=()=>process.stdin";
    vi.stubEnv("NODE_OPTIONS", `--import data:text/javascript,${terminal}`);
    expect(await run(blog.folder, line, "\r")).toContain(WAITING.text);
    expectApproved(blog);
    // "Add `a`, and all the rest is marked as spam."
    const suspected = await blogWithWaiting();
    expect(await run(suspected.folder, line, "a\r")).toContain("Marked as spam: 1.");
    expect(refsOf(suspected)).toContain(`refs/stet/spam/${WAITING.id}`);
  },
  "npm run moderate -- list": async (line) => {
    const said = await run((await blogWithWaiting()).folder, line);
    expect(said).toContain(WAITING.id);
    expect(said).toContain(WAITING.text);
  },
  "npm run moderate -- list --json": async (line) => {
    const said = await run((await blogWithWaiting()).folder, line);
    expect(JSON.parse(said)).toMatchObject([{ id: WAITING.id }]);
  },
  "npm run moderate -- approve ID": async (line) => {
    const blog = await blogWithWaiting();
    await run(blog.folder, withId(line, WAITING.id));
    expectApproved(blog);
  },
  "npm run moderate -- approve --all": async (line) => {
    const blog = await blogWithWaiting([]);
    await run(blog.folder, line);
    expectApproved(blog);
  },
  "npm run moderate -- reject ID": async (line) => {
    const blog = await blogWithWaiting();
    await run(blog.folder, withId(line, WAITING.id));
    expect(refsOf(blog)).toEqual([`refs/heads/main`, `refs/stet/rejected/${WAITING.id}`]);
  },
  "npm run moderate -- spam ID": async (line) => {
    const blog = await blogWithWaiting();
    await run(blog.folder, withId(line, WAITING.id));
    expect(refsOf(blog)).toEqual([`refs/heads/main`, `refs/stet/spam/${WAITING.id}`]);
  },
  "npm run moderate -- edit ID": async (line) => {
    const { folder } = sharedCopy();
    stubEditor("From the editor.");
    await run(folder, withId(line, PUBLISHED));
    expect(publishedIn(folder)).toMatchObject({ text: "From the editor." });
    expect(publishedIn(folder)).toHaveProperty("edited");
  },
  "npm run moderate -- remove ID": async (line) => {
    const { folder } = sharedCopy();
    await run(folder, withId(line, PUBLISHED));
    expect(publishedIn(folder)).toMatchObject({ removed: true });
  },
  "npm run moderate -- restore ID": async (line) => {
    const { folder } = sharedCopy();
    const before = publishedIn(folder);
    await run(folder, `npm run moderate -- remove ${PUBLISHED}`);
    await run(folder, withId(line, PUBLISHED));
    expect(publishedIn(folder)).toEqual(before);
  },
  "npm run reply -- ID": async (line) => {
    const { folder } = sharedCopy();
    stubEditor("Thank you.");
    await run(folder, withId(line, PUBLISHED));
    expect(readThread(folder, POST).comments.at(-1)).toMatchObject({
      replyTo: PUBLISHED,
      author: { owner: true },
      text: "Thank you.",
    });
  },

  'npm run person -- find "Marta Lindqvist"': async (line) => {
    expect(await run(sharedCopy().folder, line)).toMatch(
      /1 comment\n {2}\S+, no\. \d+, .*: Marta /,
    );
  },
  "npm run export -- json blog.json": async (line) => {
    const { folder, git } = sharedCopy();
    expect(await run(folder, line)).toMatch(/^blog\.json: \d+ kB\n\d+ posts, 1 page, /);
    for (const path of ["posts", "pages/about.md", "comments-data/threads"])
      rmSync(join(folder, path), { recursive: true });
    await run(folder, "npm run import -- stet blog.json");
    expect(git("status", "--porcelain")).toBe("?? blog.json");
    await expect(run(folder, line)).rejects.toThrow("is there already");
  },

  "npm run merge": async (line) => {
    const blog = blogWithApproved();
    await run(blog.folder, line);
    expectMerged(blog);
    expect(blog.git("log", "-1", "--format=%s")).toBe("Approve");
  },
  "npm run merge -- --check": async (line) => {
    const blog = blogWithApproved();
    await expect(run(blog.folder, line)).rejects.toThrow("1 comment");
    expect(blog.git("status", "--porcelain")).toBe("");
  },
  "npm run merge -- --commit": async (line) => {
    const blog = blogWithApproved();
    await run(blog.folder, line);
    expectMerged(blog);
    expect(blog.git("status", "--porcelain")).toBe("");
  },
};

const commands = GUIDE.flatMap(({ text: guide }) => commandsIn(guide));

test.each([...new Set(commands)])("%s", async (line) => {
  const scenario = SCENARIOS[line];
  if (scenario === undefined) throw new Error(`No scenario in SCENARIOS runs this line: ${line}`);
  await scenario(line);
});

test("no scenario is for a line that the guide has dropped", () => {
  expect(Object.keys(SCENARIOS).filter((line) => !commands.includes(line))).toEqual([]);
});

test("every command that a sentence names is there", () => {
  const named = GUIDE.flatMap(({ text: guide }) => [...guide.matchAll(/`npm run ([\w-]+)/g)]);
  expect(named.length).toBeGreaterThan(0);
  const missing = named.filter(([, name = ""]) => !Object.hasOwn(SCRIPTS, name));
  expect(missing.map(([whole]) => whole)).toEqual([]);
});

/** What stands in the fenced blocks that are for a shell. */
function commandsIn(guide: string): string[] {
  const blocks = [...guide.matchAll(/^```sh\n(.*?)^```$/gms)];
  return blocks.flatMap(([, block = ""]) => block.trimEnd().split(/\n| && /));
}

/** Gives what a command printed; throws that where it fails. What npm would run for it is run without npm. */
async function run(folder: string, line: string, input = ""): Promise<string> {
  const command = line.replace(/^npm run ([\w-]+)(?: --)?/, (_, name: string) => scriptOf(name));
  const child = spawn("sh", ["-c", command], { cwd: folder });
  child.stdin.end(input);
  const ended = new Promise((resolve) => child.once("close", resolve));
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if ((await ended) !== 0) throw new Error(`${line} failed:\n${out}${errors}`);
  return out.trim();
}

function scriptOf(name: string): string {
  return SCRIPTS[name] ?? expect.fail(`There is no npm run ${name}.`);
}

function withId(line: string, id: string): string {
  return line.replace(/\bID$/, id);
}

function stubEditor(typed: string): void {
  vi.stubEnv("VISUAL", `sh -c 'echo "${typed}" > "$0"'`);
}

async function blogWithWaiting(
  suspicions: readonly Suspicion[] = ["links"],
): Promise<TestRepository> {
  const blog = sharedCopy();
  const host = plainGit({ directory: blog.folder, branch: "main", remote: null });
  await host.propose(proposalOf(WAITING, suspicions));
  return blog;
}

/** It is deployed to `www` in `parent`. */
function blogWithPlace(): { folder: string; parent: string } {
  const { folder } = sharedCopy();
  const parent = temporaryFolder();
  const file = join(folder, "site.config.ts");
  const place = `deploy: { folder: "${parent}/www" }`;
  writeFileSync(file, readFileSync(file, "utf8").replace("deploy: null", place));
  return { folder, parent };
}

function blogWithApproved(): TestRepository {
  const blog = sharedCopy();
  const path = submissionPath(WAITING.post, WAITING.id);
  blog.commit("Approve", { [path]: stableJson(Submission, WAITING) });
  return blog;
}

function expectApproved(blog: TestRepository): void {
  expect(refsOf(blog)).toEqual(["refs/heads/main"]);
  expect(existsSync(join(blog.folder, submissionPath(WAITING.post, WAITING.id)))).toBe(true);
}

function expectMerged({ folder }: TestRepository): void {
  expect(readThread(folder, POST).comments.at(-1)).toMatchObject({ id: WAITING.id });
  expect(existsSync(join(folder, submissionPath(WAITING.post, WAITING.id)))).toBe(false);
}

function publishedIn(folder: string) {
  return readThread(folder, POST).comments.find(({ id }) => id === PUBLISHED);
}

function refsOf({ git }: TestRepository): string[] {
  return git("for-each-ref", "--format=%(refname)").split("\n");
}
