/** The files in docs/ci/ that merge and deploy do what they say: their own steps are walked, on a real repository. */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { submissionPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { INDEX_FOLDER } from "../../scripts/search/write-index.ts";
import { filesIn } from "../../site/output-folder.ts";
import { linesOf, npmWithoutNetwork, runJob, Steps, type WrittenStep } from "../support/ci-job.ts";
import { cloneOf, repositoryIn, type TestRepository } from "../support/git-repository.ts";
import { projectCopy } from "../support/project-copy.ts";
import { sampleSubmission, submissionId } from "../support/sample-comments.ts";
import { postText } from "../support/sample-site.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const Job = z.looseObject({
  permissions: z.record(z.string(), z.string()).optional(),
  steps: Steps,
});
const Workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    push: z.strictObject({ branches: z.tuple([z.literal("main")]) }),
    schedule: z.tuple([z.strictObject({ cron: z.string() })]),
    workflow_dispatch: z.null(),
  }),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.strictObject({ group: z.string(), "cancel-in-progress": z.literal(false) }),
  jobs: z.strictObject({ "merge-comments": Job, deploy: Job.optional() }),
});
const PipelineJob = z.looseObject({
  resource_group: z.string(),
  cache: z.strictObject({ key: z.unknown(), paths: z.array(z.string()) }),
  script: z.array(z.string()),
});

const textOf = (name: string) => readFileSync(`docs/ci/${name}.yml`, "utf8");
const workflowOf = (name: string) => Workflow.parse(parse(textOf(name)));
const stepsOf = (name: string) => workflowOf(name).jobs["merge-comments"].steps;
const runsOf = (steps: readonly WrittenStep[]) => steps.flatMap(({ run }) => run ?? []);
const scriptOf = (name: string, job: string) =>
  PipelineJob.parse(z.looseObject({ [job]: z.unknown() }).parse(parse(textOf(name)))[job]);

const filledInBy = (name: string) => `\${{ ${name} }}`;

/** A runner has the commit that the pipeline was begun for. */
const TAKE_MAIN = [
  'git fetch --quiet origin "$CI_DEFAULT_BRANCH"',
  "git reset --quiet --hard FETCH_HEAD",
];
const INSTALL = "npm ci --omit=dev --ignore-scripts";
const MERGE = "npm run merge -- --push";
const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(["github-merge", "github-pages", "forgejo-merge"])("docs/ci/%s.yml", (name) => {
  const { permissions, jobs } = workflowOf(name);
  const all = Object.values(jobs).flatMap((job) => job?.steps ?? []);

  test("runs commands of package.json alone, with nothing in them that others choose", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
    const commands = runsOf(all).map(
      (run) => /^npm run ([\w-]+)(?: -- --push)?$/.exec(run)?.[1] ?? run,
    );
    expect(commands.filter((command) => !(command in scripts))).toEqual([INSTALL]);
  });

  test("pins each action by the hash of a commit, and says which version that is", () => {
    const uses = textOf(name).match(/uses: .*/g) ?? [];
    expect(uses.length).toBeGreaterThan(1);
    for (const use of uses)
      expect(use).toMatch(/^uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test("has the right to write the repository, and no other where it merges", () => {
    expect(jobs["merge-comments"].permissions ?? permissions).toEqual({ contents: "write" });
  });

  test("merges as the others do", () => {
    const withoutVersions = stepsOf(name).map((step) => ({
      ...step,
      ...(step.uses && { uses: step.uses.replace(/@.*/, "") }),
    }));
    expect(withoutVersions.slice(0, 4)).toEqual([
      expect.objectContaining({
        uses: "actions/checkout",
        with: {
          ref: filledInBy("github.ref_name"),
          token: filledInBy("secrets.STET_MERGE_TOKEN || github.token"),
        },
      }),
      expect.objectContaining({
        uses: "actions/cache",
        with: expect.objectContaining({ path: "_site\n.stet/builds\n.stet/images\n" }),
      }),
      expect.objectContaining({ run: INSTALL }),
      expect.objectContaining({ run: MERGE }),
    ]);
  });
});

test("docs/ci/github-pages.yml hands over what is built, and its last job may do nothing but publish it", () => {
  const { "merge-comments": merge, deploy } = workflowOf("github-pages").jobs;
  expect(runsOf(merge.steps).slice(2)).toEqual(["npm run build", "npm run search"]);
  expect(merge.steps.at(-1)?.with).toEqual({ path: "_site" });
  expect(deploy?.permissions).toEqual({ pages: "write", "id-token": "write" });
});

test("docs/ci/forgejo-merge.yml deploys as docs/ci/github-merge.yml does", () => {
  expect(stepsOf("forgejo-merge").slice(4)).toEqual(stepsOf("github-merge").slice(4));
});

describe("docs/ci/gitlab-*.yml", () => {
  test("run the same commands", () => {
    const { script, cache } = scriptOf("gitlab-merge", "merge-comments");
    expect(script).toEqual([...TAKE_MAIN, ...runsOf(stepsOf("github-merge"))]);
    expect(cache.paths).toEqual(["_site", ".stet/builds", ".stet/images"]);
  });

  test("build into the folder that GitLab Pages looks for", () => {
    const { script, cache, artifacts } = scriptOf("gitlab-pages", "pages");
    const built = ["npm run build -- --out public", "npm run search -- --out public"];
    expect(script).toEqual([...TAKE_MAIN, INSTALL, MERGE, ...built]);
    expect(cache.paths).toEqual(["public", ".stet/builds", ".stet/images"]);
    expect(artifacts).toEqual({ paths: ["public"] });
  });
});

describe("docs/ci/github-merge.yml", () => {
  const comment = (number: number) =>
    sampleSubmission({ post: "welcome", id: submissionId(number), text: `Comment ${number}.` });
  const approval = (number: number) => {
    const submission = comment(number);
    return { [submissionPath("welcome", submission.id)]: stableJson(Submission, submission) };
  };
  /** Between yesterday, by whose clock the first run goes, and now. */
  const due = new Date(Date.now() - DAY_MS / 2).toISOString().replace(/\.\d+/, "");
  const DUE = { "posts/due.md": postText({ title: "Due", date: due }, "At last.\n") };

  let parent: string;
  let host: TestRepository;
  let path: string;
  beforeAll(() => {
    const project = projectCopy();
    const config = readFileSync(join(project.folder, "site.config.ts"), "utf8");
    project.commit("Begin", {
      ...DUE,
      ...{ "site.config.ts": config.replace("deploy: null", 'deploy: { branch: "pages" }') },
    });
    parent = temporaryFolder();
    project.git("clone", "-q", "--bare", project.folder, join(parent, "blog.git"));
    host = repositoryIn(join(parent, "blog.git"));
    approve(1);
    path = [gitThatIsOvertaken(), npmWithoutNetwork(), process.env.PATH].join(delimiter);
  });

  function approve(number: number): void {
    const author = cloneOf(host);
    author.commit(`Approve ${number}`, approval(number));
    author.git("push", "-q", "origin", "main");
  }

  /** Between the merge and the push of a run somebody pushes, and another run merges and pushes that. */
  function gitThatIsOvertaken(): string {
    const git = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
    const folder = temporaryFolder();
    const other = temporaryFolder();
    writeFileSync(
      join(folder, "git"),
      `#!/bin/sh
case " $* " in *" push "*)
  if [ -e "${parent}/overtake" ]; then
    rm "${parent}/overtake"
    ( cd "${other}"
      ${git} clone -q "file://${host.folder}" .
      ${git} -c user.name=A -c user.email=a@example.org commit -q --allow-empty -m "A post"
      ${git} push -q
      npm ci && npm run -s merge -- --push ) >&2
  fi
esac
exec ${git} "$@"
`,
    );
    chmodSync(join(folder, "git"), 0o755);
    return folder;
  }

  /** `shiftMs`: how far the clock of all that runs is away from the real one. */
  function run(shiftMs = 0, steps = linesOf(stepsOf("github-merge"))) {
    const clock = `data:text/javascript,const now = Date.now; Date.now = () => now() + ${shiftMs};`;
    return runJob(steps, {
      PATH: path,
      REPOSITORY_URL: `file://${host.folder}`,
      CACHE: join(parent, "cache.tar"),
      ARTIFACT: join(parent, "site.tar"),
      GIT_CONFIG_GLOBAL: join(parent, "gitconfig"),
      NODE_OPTIONS: `${process.env.NODE_OPTIONS} --import=${encodeURI(clock)}`,
    });
  }

  const onPages = (file: string) => host.git("show", `pages:${file}`);
  const times = (text: string, part: string) => text.split(part).length - 1;
  const page = () => host.git("ls-tree", "-r", "--name-only", "pages").split("\n");
  const welcome = () => onPages(page().find((file) => /\/welcome\/index\.html$/.test(file)) ?? "");

  test("merges, pushes and deploys what two runs at once were begun for: nothing is lost or doubled", () => {
    writeFileSync(join(parent, "overtake"), "");
    const { status, output } = run(-DAY_MS);
    expect(output).toMatch(/Deployed to branch pages of origin: \d+ added, 0 changed, 0 removed/);
    expect(status).toBe(0);
    expect(host.git("log", "-4", "--format=%s", "main").split("\n")).toEqual([
      "Merge 1 comment",
      "A post",
      "Approve 1",
      "Begin",
    ]);
    expect(times(host.git("show", "main:comments-data/threads/welcome.json"), "Comment 1.")).toBe(
      1,
    );
    expect(host.git("ls-tree", "-r", "main", "comments-data/submissions/")).toBe("");
    expect(welcome()).toContain("Comment 1.");
    expect(page().filter((file) => file.includes("/due/"))).toEqual([]);
  });

  test("by its schedule publishes a post that fell due, from what the last run has kept, and merges what came meanwhile", () => {
    approve(2);
    const { status, output } = run();
    const [, made, kept] = /Built (\d+) pages, (\d+) are as they were/.exec(output) ?? [];
    expect(Number(kept)).toBeGreaterThan(Number(made) / 4);
    expect(status).toBe(0);
    expect(page().filter((file) => /\/due\/index\.html$/.test(file))).toHaveLength(1);
    expect(welcome()).toContain("Comment 2.");
    expect(host.git("rev-list", "--count", "pages")).toBe("2");
  });

  /** In a pipeline that an older commit has begun. */
  function runPipeline(name: string, job: string) {
    const checkout = 'git clone -q "$REPOSITORY_URL" . && git reset -q --hard HEAD~2';
    const env = { CI_DEFAULT_BRANCH: "main" };
    const lines = [checkout, ...scriptOf(name, job).script];
    return run(
      0,
      lines.map((line) => ({ run: line, env })),
    );
  }

  test("and docs/ci/gitlab-merge.yml do the same, also in a pipeline that an older commit has begun", () => {
    approve(3);
    const { status, output } = runPipeline("gitlab-merge", "merge-comments");
    expect(output).toContain("Deployed to branch pages of origin: 0 added");
    expect(status).toBe(0);
    expect(welcome()).toContain("Comment 3.");
    expect(host.git("rev-list", "--count", "pages")).toBe("3");
  });

  test("and docs/ci/forgejo-merge.yml do the same", () => {
    approve(4);
    const { status, output } = run(0, linesOf(stepsOf("forgejo-merge")));
    expect(output).toContain("Deployed to branch pages of origin: 0 added");
    expect(status).toBe(0);
    expect(welcome()).toContain("Comment 4.");
  });

  test("once more, as where a token's push has started it, changes nothing", () => {
    const before = host.git("for-each-ref");
    const { status, output } = run();
    expect(output).toContain("Nothing to deploy to branch pages of origin");
    expect(status).toBe(0);
    expect(host.git("for-each-ref")).toBe(before);
  });

  test("and docs/ci/github-pages.yml merge as well, and that one hands over a site that can be searched", () => {
    approve(5);
    const { status } = run(0, linesOf(stepsOf("github-pages")));
    expect(status).toBe(0);
    const site = temporaryFolder();
    execFileSync("tar", ["-xf", join(parent, "site.tar"), "-C", site]);
    expect(handedOver(site, "Comment 5.")).toEqual({ shown: [true], canBeSearched: true });
    expect(host.git("log", "-1", "--format=%s", "main")).toBe("Merge 1 comment");
  });

  test("and so does docs/ci/gitlab-pages.yml", () => {
    approve(6);
    const { status, folder } = runPipeline("gitlab-pages", "pages");
    expect(status).toBe(0);
    const site = join(folder, "public");
    expect(handedOver(site, "Comment 6.")).toEqual({ shown: [true], canBeSearched: true });
    expect(host.git("log", "-1", "--format=%s", "main")).toBe("Merge 1 comment");
  });

  function handedOver(site: string, text: string) {
    const pages = filesIn(site).filter((file) => file.endsWith("/welcome/index.html"));
    return {
      shown: pages.map((file) => readFileSync(file, "utf8").includes(text)),
      canBeSearched: existsSync(join(site, INDEX_FOLDER, "pagefind.js")),
    };
  }
});
