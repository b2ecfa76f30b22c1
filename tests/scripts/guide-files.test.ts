import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { guideFiles } from "../../scripts/clear-guide/guide-files.ts";
import { projectCopy } from "../support/project-copy.ts";
import { runNpm } from "../support/running-program.ts";
import { sampleSubmission } from "../support/sample-comments.ts";
import { postText, sampleSite } from "../support/sample-site.ts";

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
  expect(guideFiles(index.posts, found).toSorted()).toEqual(
    [
      "posts/welcome.md",
      "posts/service.md",
      threadPath("welcome"),
      threadPath("old-service"),
      found[0]?.path,
    ].toSorted(),
  );
});

test("npm run clear-guide takes its turn, and gives it back", async () => {
  const { folder } = projectCopy();
  const lock = join(folder, ".git", "stet.lock");
  // Of a process that was killed: whoever takes the next turn takes this away.
  writeFileSync(lock, String(spawnSync("true").pid));
  expect((await runNpm(folder, "run", "clear-guide")).code).toBe(0);
  expect(existsSync(lock)).toBe(false);
});
