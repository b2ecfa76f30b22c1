/** The files in docs/ci/ do what they say: their own lines are run, on a head that would love to be run. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import {
  filledIn,
  linesOf,
  npmWithoutNetwork,
  runJob as runSteps,
  type Step,
  Steps,
} from "../../support/ci-job.ts";
import { projectCopy } from "../../support/project-copy.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { commitWith, type Edits, fileOf, NEW } from "./proposed-change.ts";

const Workflow = z.object({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  jobs: z.object({
    "check-submission": z.looseObject({
      steps: Steps,
    }),
  }),
});
const Pipeline = z.strictObject({
  "check-submission": z.looseObject({
    variables: z.strictObject({ GIT_STRATEGY: z.literal("none") }),
    script: z.array(z.string()),
  }),
});

const textOf = (name: string) => readFileSync(`docs/ci/${name}.yml`, "utf8");
const COMMENT = { ...NEW, post: "welcome", date: "2026-01-01T00:00:00Z" };

/** Traps: whatever of the head were heard or run would leave this file. */
const SPRUNG = join(temporaryFolder(), "sprung");
const TOUCH = `touch ${SPRUNG}`;
const PROGRAM = `import { writeFileSync } from "node:fs"; writeFileSync("${SPRUNG}", "");\n`;
const HOSTILE: Edits = [
  fileOf(COMMENT),
  [".gitattributes", { content: "*.json filter=trap diff=trap merge=trap\n" }],
  [".npmrc", { content: `node-options=--import=data:text/javascript,throw\n` }],
  [".husky/post-checkout", { mode: "100755", content: `#!/bin/sh\n${TOUCH}\n` }],
  [
    "package.json",
    { content: JSON.stringify({ scripts: { preinstall: TOUCH, "check-submission": TOUCH } }) },
  ],
  ["scripts/run.mjs", { content: PROGRAM }],
  ["scripts/check-submission.ts", { content: PROGRAM }],
  ["site.config.ts", { content: PROGRAM }],
];

let parent: string;
let heads: { good: string; hostile: string };
let path: string;

beforeAll(() => {
  const project = projectCopy();
  heads = { good: commitWith(project, [fileOf(COMMENT)]), hostile: commitWith(project, HOSTILE) };
  parent = temporaryFolder();
  project.git("update-ref", "refs/pull/1/head", heads.good);
  project.git("update-ref", "refs/pull/2/head", heads.hostile);
  project.git("clone", "-q", "--mirror", project.folder, join(parent, "blog.git"));
  setTraps();
  path = `${npmWithoutNetwork()}${delimiter}${process.env.PATH}`;
});

beforeEach(() => rmSync(SPRUNG, { force: true }));

const BASE = "github.event.pull_request.base";
const INSTALL = "npm ci --omit=dev --ignore-scripts";
const CHECK = 'npm run check-submission -- --fetch HEAD "$HEAD"';
const filledInBy = (name: string) => `\${{ ${name} }}`;
const workflowOf = (name: string) => Workflow.parse(parse(textOf(name)));
const STEPS = workflowOf("github").jobs["check-submission"].steps;

describe.each(["github", "forgejo"])("docs/ci/%s.yml", (name) => {
  const workflow = workflowOf(name);
  const { steps } = workflow.jobs["check-submission"];

  test("runs for every pull request, with the right to read and nothing else", () => {
    expect(Object.keys(workflow.on)).toEqual(["pull_request"]);
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(textOf(name)).not.toMatch(/\bsecrets\b|pull_request_target:/);
  });

  test("has nothing that others choose in a command line", () => {
    expect(steps.filter(({ run = "" }) => run.includes("${{"))).toEqual([]);
  });

  test("checks out the base by an action that is pinned to a commit, and runs only npm", () => {
    const [checkOut, ...others] = steps;
    expect(textOf(name)).toMatch(/uses: actions\/checkout@[0-9a-f]{40} # v\d+\.\d+\.\d+$/m);
    expect(checkOut?.with).toEqual({ ref: filledInBy(`${BASE}.ref`), "fetch-depth": "0" });
    expect(others.map(({ run }) => run)).toEqual([INSTALL, CHECK]);
  });

  test("has the steps that are run below", () => {
    expect(steps.slice(1)).toEqual(STEPS.slice(1));
  });
});

describe("docs/ci/github.yml", () => {
  const stepsFor = (head: string) =>
    linesOf(STEPS).map(({ run, env }) => ({
      run,
      env: Object.fromEntries(
        Object.entries(env).map(([key, value]) => [key, filledIn(value, contextOf(head))]),
      ),
    }));

  test("passes a comment", () => {
    const { status, output } = runJob(stepsFor(heads.good));
    expect(output).toContain("1 comment, as the service would propose.");
    expect(status).toBe(0);
  });

  test("refuses a head that would like to be run, and runs nothing of it", () => {
    const { status, output } = runJob(stepsFor(heads.hostile));
    expect(status).toBe(1);
    expect(output).toContain("This may not be merged: 7 problems.");
    expect(output).toContain("- scripts/run.mjs: is outside of");
    expect(existsSync(SPRUNG)).toBe(false);
  });
});

describe("docs/ci/gitlab.yml", () => {
  const [fetching = "", ...others] = Pipeline.parse(parse(textOf("gitlab")))["check-submission"]
    .script;

  test("checks the base out, and fetches a head that would like to be run as data", () => {
    const env = {
      CI_MERGE_REQUEST_PROJECT_URL: `file://${parent}/blog`,
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
      CI_COMMIT_SHA: heads.hostile,
      CI_JOB_TOKEN: "read-only",
      // So that what the job leaves behind goes with the test.
      TMPDIR: parent,
    };
    const look = "git rev-parse refs/check/head; git diff HEAD refs/check/base; git status --short";
    const { status, output } = runJob([{ run: `${fetching}\n${look}`, env }]);
    expect(output).toBe(`${heads.hostile}\n`);
    expect(status).toBe(0);
    expect(existsSync(SPRUNG)).toBe(false);
  });

  test("installs and checks after that", () => {
    expect(others).toEqual([
      INSTALL,
      "npm run check-submission -- refs/check/base refs/check/head",
    ]);
  });
});

test("what the head has would have been heard and run where it is checked out", () => {
  const env = { URL: `file://${parent}/blog.git`, HEAD: heads.hostile };
  const checkedOut = "git init -q . && git fetch -q $URL $HEAD && git checkout -q FETCH_HEAD";
  runJob([{ run: checkedOut, env }]);
  expect(existsSync(SPRUNG)).toBe(true);
  runJob([{ run: `${checkedOut}; rm ${SPRUNG}; node scripts/run.mjs`, env }]);
  expect(existsSync(SPRUNG)).toBe(true);
});

function runJob(steps: readonly Step[]) {
  return runSteps(steps, {
    PATH: path,
    GIT_CONFIG_GLOBAL: join(parent, "gitconfig"),
    REPOSITORY_URL: `file://${parent}/blog.git`,
    CACHE: join(parent, "cache.tar"),
  });
}

/** Settings of git that obey the head's attributes. */
function setTraps(): void {
  const traps = [
    ["filter.trap.smudge", `${TOUCH}; cat`],
    ["diff.trap.textconv", `${TOUCH}; cat`],
    ["diff.trap.command", TOUCH],
  ] as const;
  for (const trap of traps)
    execFileSync("git", ["config", "--file", join(parent, "gitconfig"), ...trap]);
}

function contextOf(head: string): Readonly<Record<string, string>> {
  return { "github.event.pull_request.head.sha": head };
}
