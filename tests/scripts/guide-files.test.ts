import { execSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { guideFiles } from "../../scripts/clear-guide/guide-files.ts";
import type { TestRepository } from "../support/git-repository.ts";
import { leaveLock, locksIn } from "../support/held-lock.ts";
import { projectCopy } from "../support/project-copy.ts";
import { runNpm } from "../support/running-program.ts";
import { sampleSubmission } from "../support/sample-comments.ts";
import { postText, sampleSite } from "../support/sample-site.ts";
import { writeFiles } from "../support/temporary-folder.ts";

const guide = postText({ tags: "[guide]" });
const found = ["welcome", "mine"].map((post) => {
  const submission = sampleSubmission({ post });
  return { path: submissionPath(post, submission.id), submission };
});

test("the guide is what Stet came with and is still tagged so; its comments go with it", () => {
  const { index } = sampleSite({
    "posts/welcome.md": guide,
    "posts/writing.md": postText({ tags: "[mine]" }),
    "posts/service.md": postText({ tags: "[guide]", thread: "old-service" }),
    "posts/mine.md": guide,
    "pages/welcome-back.md": guide,
  });
  expect(guideFiles(index, found).toSorted()).toEqual(
    [
      "posts/welcome.md",
      "posts/service.md",
      threadPath("welcome"),
      threadPath("old-service"),
      found[0]?.path,
    ].toSorted(),
  );
});

test("the page about the author goes as long as nobody has written it", () => {
  const page = readFileSync("pages/about.md", "utf8");
  const written = postText({ title: "About", date: "" }, "I watch herons.\n");
  const shown = (text: string) => guideFiles(sampleSite({ "pages/about.md": text }).index, []);
  expect(shown(page)).toEqual(["pages/about.md"]);
  expect(shown(written)).toEqual([]);
});

test("npm run clear-guide names a commit that holds what it removed and nothing else", async () => {
  const { folder, git } = projectCopy();
  writeFiles(folder, { "posts/mine.md": postText() });
  git("add", "posts/mine.md");
  git("commit", "-qm", "Mine");
  writeFiles(folder, { "posts/mine.md": postText({}, "Edited.") });

  const { code, output } = await runNpm(folder, "run", "clear-guide");
  expect(code).toBe(0);
  const [command = ""] = /git commit .*/.exec(output) ?? [];
  execSync(command, { cwd: folder });

  expect(git("status", "--porcelain")).toBe(" M posts/mine.md");
  const removed = git("show", "--format=", "--name-status", "HEAD").split("\n");
  expect(removed).toContain("D\tposts/welcome.md");
  expect(removed).toContain(`D\t${threadPath("welcome")}`);
  expect(removed).toContain("D\tpages/about.md");
  expect(removed.filter((line) => !line.startsWith("D"))).toEqual([]);
});

const edit = ({ folder }: TestRepository) => writeFileSync(join(folder, "posts/welcome.md"), guide);

test.each([
  ["edited", edit],
  [
    "edited and staged",
    (blog: TestRepository) => {
      edit(blog);
      blog.git("add", "posts");
    },
  ],
  ["not in git", ({ git }: TestRepository) => void git("rm", "-q", "--cached", "posts/welcome.md")],
  [
    "ignored by git",
    ({ folder, git }: TestRepository) => {
      git("rm", "-q", "--cached", "posts/welcome.md");
      git("commit", "-qm", "Keep it to myself");
      writeFileSync(join(folder, ".git/info/exclude"), "posts/welcome.md");
    },
  ],
  [
    "in no repository",
    ({ folder }: TestRepository) => rmSync(join(folder, ".git"), { recursive: true }),
  ],
])("npm run clear-guide removes nothing where a post is %s", async (_, change) => {
  const blog = projectCopy();
  change(blog);
  const { code, output } = await runNpm(blog.folder, "run", "clear-guide");
  expect(code).toBe(1);
  expect(output).toMatch(/^Nothing was removed/);
  expect(output.split("\n")).toContain("posts/welcome.md");
  expect(existsSync(join(blog.folder, "posts/writing.md"))).toBe(true);
  expect(existsSync(join(blog.folder, "posts/welcome.md"))).toBe(true);
});

test("npm run clear-guide takes its turn, and gives it back", async () => {
  const { folder } = projectCopy();
  // Whoever takes the next turn takes this away.
  await leaveLock(join(folder, ".git"));
  expect((await runNpm(folder, "run", "clear-guide")).code).toBe(0);
  expect(locksIn(join(folder, ".git"))).toEqual([]);
});
