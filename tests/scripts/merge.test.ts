import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readThread } from "../../comments/data-files.ts";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { Thread } from "../../comments/thread.ts";
import { applyMerge, readMergePlan } from "../../scripts/merge/apply-merge.ts";
import { commitMerge } from "../../scripts/merge/commit-merge.ts";
import { mergeFiles } from "../../scripts/merge/merge-files.ts";
import { reportLines, summaryOf } from "../../scripts/merge/merge-report.ts";
import { withGit } from "../support/git-in-path.ts";
import { gitRepository } from "../support/git-repository.ts";
import { projectCopy } from "../support/project-copy.ts";
import { runNpm } from "../support/running-program.ts";
import {
  sampleComment,
  sampleSubmission,
  sampleThread,
  submissionId,
} from "../support/sample-comments.ts";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.ts";

const POST = "a-post";
const PATH = submissionPath(POST, submissionId(1));
const THREAD = threadPath(POST);
const submitted = (changes: Partial<Submission> = {}) => {
  const submission = sampleSubmission(changes);
  const path = submissionPath(submission.post, submission.id);
  return { [path]: stableJson(Submission, submission) };
};
const idsIn = (folder: string, post = POST) =>
  readThread(folder, post).comments.map((comment) => comment.id);

describe("a merge in the working tree", () => {
  test("moves each submission to the end of its thread", () => {
    const folder = temporaryFolder({
      [THREAD]: stableJson(Thread, sampleThread([sampleComment({ id: "first" })])),
      ...submitted(),
      ...submitted({ post: "other", id: submissionId(2) }),
    });
    const plan = readMergePlan(folder, null);
    applyMerge(folder, plan);
    expect(idsIn(folder)).toEqual(["first", submissionId(1)]);
    expect(idsIn(folder, "other")).toEqual([submissionId(2)]);
    expect(existsSync(join(folder, PATH))).toBe(false);
    expect(summaryOf(plan, "merged")).toBe("2 comments merged, in 2 threads.");
  });

  test("changes nothing when it is run again", () => {
    const folder = temporaryFolder(submitted());
    applyMerge(folder, readMergePlan(folder, null));
    expect(readMergePlan(folder, null)).toEqual({ threads: [], merged: [], reports: [] });
  });

  test("finishes what a crash between writing the thread and deleting the file left", () => {
    const folder = temporaryFolder(submitted());
    applyMerge(folder, { ...readMergePlan(folder, null), merged: [] });
    const again = readMergePlan(folder, null);
    expect(again).toEqual({ threads: [], merged: [PATH], reports: [] });
    applyMerge(folder, again);
    expect(idsIn(folder)).toEqual([submissionId(1)]);
  });

  test("names the file of each problem and leaves unknown posts where they are", () => {
    const folder = temporaryFolder({
      ...submitted({ replyTo: submissionId(9) }),
      ...submitted({ post: "gone", id: submissionId(2) }),
    });
    const plan = readMergePlan(folder, new Set([POST]));
    applyMerge(folder, plan);
    const lost = submissionPath("gone", submissionId(2));
    expect(existsSync(join(folder, lost))).toBe(true);
    expect(reportLines(plan)).toEqual([
      `${PATH}: ${submissionId(1)} answers ${submissionId(9)}, which is not in the thread. It is shown at top level.`,
      `${lost}: there is no post "gone". Left where it is: restore the post, write "thread: gone" into the post it became, or delete this file.`,
    ]);
  });
});

describe("a merge with a commit", () => {
  test("commits its own paths and leaves what else is staged, edited or new", async () => {
    const blog = gitRepository({ "staged.md": "old", "edited.md": "old", ...submitted() });
    writeFileSync(join(blog.folder, "staged.md"), "staged");
    blog.git("add", "staged.md");
    writeFileSync(join(blog.folder, "edited.md"), "edited");
    writeFileSync(join(blog.folder, "new.md"), "new");

    await commitMerge(blog.folder, null);

    expect(blog.git("show", "--name-status", "--format=%s%n", "--no-renames").split("\n")).toEqual([
      "Merge 1 comment",
      "",
      "",
      `D\t${PATH}`,
      `A\t${THREAD}`,
    ]);
    expect(blog.git("status", "--porcelain")).toBe(" M edited.md\nM  staged.md\n?? new.md");
  });

  test("makes no commit where there is nothing to merge", async () => {
    const blog = gitRepository({ "a.md": "a" });
    const before = blog.git("rev-parse", "HEAD");
    await commitMerge(blog.folder, null);
    expect(blog.git("rev-parse", "HEAD")).toBe(before);
  });

  test("commits what a crash before the commit left, and only that", async () => {
    const other = submissionPath(POST, submissionId(2));
    const blog = gitRepository({ ...submitted(), ...submitted({ id: submissionId(2) }) });
    const plan = readMergePlan(blog.folder, null);
    applyMerge(blog.folder, {
      ...plan,
      merged: [PATH],
      threads: plan.threads.map((thread) => ({ ...thread, comments: thread.comments.slice(0, 1) })),
    });
    // Deleted by hand, and in no thread: not the merge's to commit.
    rmSync(join(blog.folder, other));

    const done = await commitMerge(blog.folder, null);

    expect(blog.git("ls-tree", "-r", "--name-only", "HEAD", "comments-data/").split("\n")).toEqual([
      other,
      THREAD,
    ]);
    expect(blog.git("log", "-1", "--format=%s")).toBe("Merge 1 comment");
    expect(summaryOf(done, "merged and committed")).toBe(
      "1 comment merged and committed, in 1 thread.",
    );
  });
});

test("a merge whose commit was killed when all was staged is finished by the next one", async () => {
  const blog = gitRepository(submitted());
  applyMerge(blog.folder, readMergePlan(blog.folder, null));
  blog.git("add", "--all");

  await commitMerge(blog.folder, null);

  expect(blog.git("ls-tree", "-r", "--name-only", "HEAD", "comments-data/")).toBe(THREAD);
  expect(blog.git("status", "--porcelain")).toBe("");
});

describe("a submission that is staged and not committed, as by an approval that was killed", () => {
  const blogWithStaged = () => {
    const blog = gitRepository({ "a.md": "a", ...submitted({ id: submissionId(2) }) });
    writeFiles(blog.folder, submitted());
    blog.git("add", PATH);
    return blog;
  };

  test("is left for later by a merge with a commit", async () => {
    const blog = blogWithStaged();
    const plan = await commitMerge(blog.folder, null);
    expect(plan.merged).toEqual([submissionPath(POST, submissionId(2))]);
    expect(idsIn(blog.folder)).toEqual([submissionId(2)]);
    expect(blog.git("status", "--porcelain")).toBe(`A  ${PATH}`);
  });

  test("is folded by a merge by hand, and the next commit does not bring it back", async () => {
    const blog = blogWithStaged();
    await mergeFiles(blog.folder, null);
    expect(idsIn(blog.folder)).toEqual([submissionId(1), submissionId(2)]);
    expect(blog.git("ls-files", "--", PATH)).toBe("");
  });

  test("is taken out of the index where an older merge has folded it", async () => {
    const blog = blogWithStaged();
    applyMerge(blog.folder, readMergePlan(blog.folder, null));
    expect(blog.git("status", "--porcelain", "--", PATH)).toBe(`AD ${PATH}`);
    await commitMerge(blog.folder, null);
    expect(blog.git("status", "--porcelain")).toBe("");
  });
});

test("a merge by hand reads only when it is its turn", async () => {
  const blog = gitRepository({ "a.md": "a" });
  const kept = temporaryFolder(submitted());
  // Where the lock is asked for, another process has just finished an approval.
  const script = `case "$*" in *--git-common-dir*) cp -r "${kept}/." "${blog.folder}" ;; esac`;
  const plan = await withGit(script, () => mergeFiles(blog.folder, null));
  expect(plan.merged).toEqual([PATH]);
});

test("a merge by hand needs no repository", async () => {
  const folder = temporaryFolder(submitted());
  expect((await mergeFiles(folder, null)).merged).toEqual([PATH]);
});

test("npm run merge tells with --check, merges, and commits with --commit", async () => {
  const blog = projectCopy();
  const path = submissionPath("welcome", submissionId(1));
  blog.commit("Approve", submitted({ post: "welcome" }));
  const merge = (...words: string[]) => runNpm(blog.folder, "run", "merge", "--", ...words);

  expect(await merge("--check")).toEqual({
    code: 1,
    output: "1 comment to be merged, in 1 thread.\n",
  });
  expect(existsSync(join(blog.folder, path))).toBe(true);
  expect(await merge("--commit")).toEqual({
    code: 0,
    output: "1 comment merged and committed, in 1 thread.\n",
  });
  expect(blog.git("status", "--porcelain")).toBe("");
  expect(await merge("--check")).toEqual({ code: 0, output: "Nothing to merge.\n" });
});
