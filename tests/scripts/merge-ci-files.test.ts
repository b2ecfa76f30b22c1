/** The files in docs/ci/ that merge do what they say: their own lines are run, on a blog with something to merge. */
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { submissionPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { filledIn, npmWithoutNetwork, runJob, type Step, Steps } from "../support/ci-job.ts";
import { repositoryIn, type TestRepository } from "../support/git-repository.ts";
import { projectCopy } from "../support/project-copy.ts";
import { sampleSubmission } from "../support/sample-comments.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const Workflow = z.object({
  on: z.strictObject({ push: z.strictObject({ branches: z.tuple([z.literal("main")]) }) }),
  permissions: z.strictObject({ contents: z.literal("write") }),
  concurrency: z.strictObject({ group: z.string() }),
  jobs: z.object({
    "merge-comments": z.object({
      steps: Steps,
    }),
  }),
});
const Pipeline = z.strictObject({
  "merge-comments": z.looseObject({
    resource_group: z.string(),
    variables: z.strictObject({ GIT_STRATEGY: z.literal("none") }),
    script: z.array(z.string()),
  }),
});

const COMMENT = sampleSubmission({ post: "welcome", text: "Approved a moment ago." });
const PATH = submissionPath(COMMENT.post, COMMENT.id);
const DEPLOY = "nothing says yet where it is to go";

interface Blog {
  /** The folder of `blog.git`. */
  parent: string;
  git: TestRepository["git"];
}

const textOf = (name: string) => readFileSync(`docs/ci/${name}-merge.yml`, "utf8");

function blogWithApproved(): Blog {
  return bareBlog({ [PATH]: stableJson(Submission, COMMENT) });
}

function bareBlog(files: Readonly<Record<string, string>>): Blog {
  const project = projectCopy();
  if (Object.keys(files).length > 0) project.commit("Approve", files);
  const parent = temporaryFolder();
  project.git("clone", "-q", "--bare", project.folder, join(parent, "blog.git"));
  return { parent, git: repositoryIn(join(parent, "blog.git")).git };
}

const stepsOf = (name: string) => Workflow.parse(parse(textOf(name))).jobs["merge-comments"].steps;

function workflowSteps({ parent }: Blog): Step[] {
  const context = {
    "github.server_url": `file://${parent}`,
    "github.repository": "blog",
    "github.ref_name": "main",
    "secrets.STET_MERGE_TOKEN || github.token": "t0ken",
  };
  return stepsOf("github").map(({ run, env = {} }) => ({
    run,
    env: Object.fromEntries(
      Object.entries(env).map(([key, value]) => [key, filledIn(value, context)]),
    ),
  }));
}

/** `first`: lines of a shell that each npm begins with. */
function run(steps: readonly Step[], { parent }: Blog, first = "") {
  return runJob(steps, {
    PATH: `${npmWithoutNetwork(first)}${delimiter}${process.env.PATH}`,
    GIT_CONFIG_GLOBAL: join(parent, "gitconfig"),
  });
}

describe("docs/ci/github-merge.yml", () => {
  test("merges, pushes, builds, and says that nothing is deployed, also where somebody pushed meanwhile", () => {
    const blog = blogWithApproved();
    // Whoever merges for the first time finds that another commit came before its own.
    const other = `
      if [ "$2" = merge ] && [ ! -e ${blog.parent}/pushed ]; then
        touch ${blog.parent}/pushed
        git clone -q ${blog.parent}/blog.git ${blog.parent}/other
        git -C ${blog.parent}/other -c user.name=A -c user.email=a@example.org commit -q --allow-empty -m "A post"
        git -C ${blog.parent}/other push -q
      fi`;
    const { status, output } = run(workflowSteps(blog), blog, other);
    expect(output).toContain(DEPLOY);
    expect(output).not.toContain("t0ken");
    expect(status).toBe(1);
    expect(output).toMatch(/Built \d+ pages/);
    expect(blog.git("log", "-3", "--format=%s", "main").split("\n")).toEqual([
      "Merge 1 comment",
      "A post",
      "Approve",
    ]);
    expect(blog.git("show", "main:comments-data/threads/welcome.json")).toContain(COMMENT.text);
    expect(blog.git("ls-tree", "main", PATH)).toBe("");
  });

  test("with nothing to merge pushes nothing, and builds all the same", () => {
    const blog = bareBlog({});
    const before = blog.git("rev-parse", "main");
    const { output, folder } = run(workflowSteps(blog), blog);
    expect(output).toContain(DEPLOY);
    expect(blog.git("rev-parse", "main")).toBe(before);
    expect(existsSync(join(folder, "_site/site-index.json"))).toBe(true);
  });
});

test("docs/ci/forgejo-merge.yml has the same steps", () => {
  expect(stepsOf("forgejo")).toEqual(stepsOf("github"));
});

describe("docs/ci/gitlab-merge.yml", () => {
  const [checkOut = "", ...others] = Pipeline.parse(parse(textOf("gitlab")))["merge-comments"]
    .script;

  test("checks the branch out, with what it needs to push to it", () => {
    const blog = blogWithApproved();
    const env = {
      CI_PROJECT_URL: `file://${blog.parent}/blog`,
      CI_COMMIT_BRANCH: "main",
      CI_JOB_TOKEN: "t0ken",
      STET_MERGE_TOKEN: "",
      // So that what the job leaves behind goes with the test.
      TMPDIR: blog.parent,
    };
    const look = `git log --format=%s -1; printenv URL BRANCH GIT_CONFIG_VALUE_0; ls ${PATH}`;
    const { status, output } = run([{ run: `${checkOut}\n${look}`, env }], blog);
    expect(status).toBe(0);
    const login = Buffer.from("gitlab-ci-token:t0ken").toString("base64");
    const header = `Authorization: Basic ${login}`;
    const url = `file://${blog.parent}/blog.git`;
    expect(output.trimEnd().split("\n")).toEqual(["Approve", url, "main", header, PATH]);
  });

  test("has the same lines after that", () => {
    const [, ...steps] = stepsOf("github");
    const lines = steps
      .map(({ run }) => run.trimEnd())
      .join("\n")
      .split("\n");
    // It has one shell for all, which knows them from the beginning.
    const withoutLogin = lines.filter((line) => !line.startsWith("export GIT_CONFIG_"));
    expect(
      others
        .map((other) => other.trimEnd())
        .join("\n")
        .split("\n"),
    ).toEqual(withoutLogin);
  });
});
