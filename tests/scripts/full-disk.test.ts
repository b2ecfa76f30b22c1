/** Merging and moderating on a disk that takes no more: nothing is deleted before it is elsewhere. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readThread } from "../../comments/data-files.ts";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { Thread } from "../../comments/thread.ts";
import { remove } from "../../scripts/moderate/correct.ts";
import { decide } from "../../scripts/moderate/decide.ts";
import { withGit } from "../support/git-in-path.ts";
import { gitRepository, type TestRepository } from "../support/git-repository.ts";
import {
  sampleComment,
  sampleSubmission,
  sampleThread,
  submissionId,
} from "../support/sample-comments.ts";
import { postText } from "../support/sample-site.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { deskInRepository } from "./moderate/desk-in-repository.ts";

/** `short` has no thread yet; that of `talked-about` is larger than a kilobyte. */
const ANSWERED = "talked-about";
const NEW = "short";
const OLD = ["one", "two", "three"].map((id) => sampleComment({ id, text: "Said. ".repeat(99) }));
const SENT = [
  sampleSubmission({ post: NEW, text: "1" }),
  sampleSubmission({ post: ANSWERED, id: submissionId(2) }),
];
const PATHS = SENT.map(({ post, id }) => submissionPath(post, id));

function blog(): TestRepository {
  const files = SENT.map((submission) => [
    submissionPath(submission.post, submission.id),
    stableJson(Submission, submission),
  ]);
  return gitRepository({
    [`posts/${NEW}.md`]: postText(),
    [`posts/${ANSWERED}.md`]: postText(),
    [threadPath(ANSWERED)]: stableJson(Thread, sampleThread(OLD, ANSWERED)),
    ...Object.fromEntries(files),
  });
}

/** `npm run merge` or `moderate`, with no file growing beyond so many half kilobytes. */
function run(name: string, { folder }: TestRepository, limit: string, parameters: string[]) {
  const script = `ulimit -S -f ${limit} && exec "$@"`;
  const command = [process.execPath, resolve("scripts/run.mjs"), resolve(`scripts/${name}.ts`)];
  const options = { cwd: folder, encoding: "utf8" } as const;
  return spawnSync("sh", ["-c", script, "sh", ...command, ...parameters], options);
}

function merge(repository: TestRepository, limit = "unlimited", ...parameters: string[]) {
  return run("merge", repository, limit, parameters);
}

const idsIn = ({ folder }: TestRepository, post: string) =>
  readThread(folder, post).comments.map(({ id }) => id);

function expectMerged(repository: TestRepository): void {
  expect(idsIn(repository, NEW)).toEqual([submissionId(1)]);
  expect(idsIn(repository, ANSWERED)).toEqual(["one", "two", "three", submissionId(2)]);
  for (const path of PATHS) expect(existsSync(join(repository.folder, path))).toBe(false);
}

describe("a merge", () => {
  test.each([
    ["at the first thread", "0"],
    ["at the second thread", "2"],
  ])("that finds no room %s leaves all as it was, and is finished by the next", (_, limit) => {
    const repository = blog();
    const thread = join(repository.folder, threadPath(ANSWERED));
    const before = readFileSync(thread);
    const { status, stderr } = merge(repository, limit);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^EFBIG/);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(readFileSync(thread)).toEqual(before);
    for (const path of PATHS) expect(existsSync(join(repository.folder, path))).toBe(true);
    expect(readdirSync(join(thread, ".."))).toEqual([`${ANSWERED}.json`]);

    expect(merge(repository).status).toBe(0);
    expectMerged(repository);
  });

  test("whose commit finds no room has its threads on disk, and the next one commits", async () => {
    const repository = blog();
    const script = 'case "$*" in *" add "*) trap "" XFSZ; ulimit -f 0 ;; esac';
    const failed = await withGit(script, async () => merge(repository, "unlimited", "--commit"));
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain("File too large");
    expectMerged(repository);
    for (const path of PATHS) expect(repository.git("ls-tree", "HEAD", path)).not.toBe("");

    expect(merge(repository, "unlimited", "--commit").status).toBe(0);
    expectMerged(repository);
    expect(repository.git("status", "--porcelain")).toBe("");
    expect(repository.git("ls-tree", "-r", "HEAD", "comments-data/submissions/")).toBe("");
  });
});

/** All calls with which git writes as a comment is approved, and how many there are like it up to then. */
const WRITING: [call: string, which: number][] = [
  ["read-tree", 1],
  ["update-index", 1],
  ["write-tree", 1],
  ["commit-tree", 1],
  ["update-ref", 1],
  ["cat-file --filters", 1],
  ["update-index", 2],
  ["update-index", 3],
  ["update-ref", 2],
];

test("an approval that finds no room, from whatever write on, leaves a comment that waits or stands", async () => {
  const desk = deskInRepository(sampleThread());
  const { git, folder } = desk.repository;
  for (const [number, [call, which]] of WRITING.entries()) {
    const id = await desk.propose(number);
    const path = submissionPath("a-post", id);
    const count = join(temporaryFolder({ count: "" }), "count");
    const script = [
      `case " $* " in *" ${call} "*) echo call >> "${count}" ;; esac`,
      `if test "$(wc -l < "${count}")" -ge ${which}; then trap "" XFSZ; ulimit -f 0; fi`,
    ].join("\n");
    await expect(withGit(script, () => decide(desk, "approve", [id]))).rejects.toThrow();
    const waits = git("for-each-ref", `refs/heads/comment/${id}`) !== "";
    expect(waits || desk.unmerged().includes(path)).toBe(true);
    // What looks deleted, the author's next commit would delete.
    expect(git("status", "--porcelain")).not.toMatch(/^(?: D|D)/m);

    await decide(desk, "approve", [id]);
    expect(desk.unmerged()).toContain(path);
    expect(existsSync(join(folder, path))).toBe(true);
    expect(git("status", "--porcelain")).toBe("");
  }
  expect(git("for-each-ref", "refs/heads/comment")).toBe("");
}, 180_000);

test("removing a comment, with no room to write its thread anew, leaves the old one whole", () => {
  const repository = blog();
  const thread = join(repository.folder, threadPath(ANSWERED));
  const before = readFileSync(thread);
  const failed = run("moderate", repository, "2", ["remove", "two"]);
  expect(failed.stderr).toMatch(/^EFBIG/);
  expect(failed.status).toBe(1);
  expect(readFileSync(thread)).toEqual(before);
  expect(repository.git("status", "--porcelain")).toBe("");

  expect(run("moderate", repository, "unlimited", ["remove", "two"]).status).toBe(0);
  expect(readThread(repository.folder, ANSWERED).comments[1]).toHaveProperty("removed");
  expect(repository.git("status", "--porcelain")).toBe("");
});

test("removing a comment, with no room for the index, leaves its thread whole", async () => {
  const thread = sampleThread([sampleComment({ id: "a", text: "Said. ".repeat(99) })]);
  const { repository, ...desk } = deskInRepository(thread);
  const full = 'case "$*" in *update-index*) trap "" XFSZ; ulimit -f 0 ;; esac';
  await expect(withGit(full, () => remove(desk, "a"))).rejects.toThrow("File too large");
  expect(readThread(repository.folder, "a-post").comments).toHaveLength(1);
  await remove(desk, "a");
  expect(readThread(repository.folder, "a-post").comments).toEqual([
    { id: "a", replyTo: null, date: thread.comments[0]?.date, removed: true },
  ]);
  expect(repository.git("status", "--porcelain")).toBe("");
});
