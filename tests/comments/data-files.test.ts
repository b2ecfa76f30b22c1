/** Threads and submissions on a real disk. */
import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { BadFile } from "../../comments/bad-file.ts";
import {
  deleteSubmission,
  parseSubmission,
  parseThread,
  readSubmissions,
  readThread,
  writeThreads,
} from "../../comments/data-files.ts";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import type { Thread } from "../../comments/thread.ts";
import { readThreads } from "../support/all-threads.ts";
import {
  sampleComment,
  sampleMention,
  sampleSubmission,
  sampleThread,
  submissionId,
  tombstone,
} from "../support/sample-comments.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const PATH = threadPath("a-post");
const THREAD = sampleThread([
  sampleComment({ id: "a", edited: "2026-05-29T08:00:00Z", text: "“1”\u2028\n\t<b>" }),
  sampleMention({ id: "b", replyTo: "a", imported: { from: "wordpress", id: "117" } }),
  tombstone("c", "b"),
]);

function fileOf(submission: Submission): Record<string, string> {
  return { [submissionPath(submission.post, submission.id)]: stableJson(Submission, submission) };
}

describe("nothing there", () => {
  test("reads as no threads, an empty thread and no submissions", () => {
    const root = temporaryFolder();
    expect(readThreads(root).size).toBe(0);
    expect(readThread(root, "a-post")).toEqual(sampleThread());
    expect(readSubmissions(root)).toEqual([]);
  });

  test("is what a deleted submission leaves, also when it is deleted twice", () => {
    const submission = sampleSubmission();
    const root = temporaryFolder(fileOf(submission));
    const [found] = readSubmissions(root);
    expect(found?.submission).toEqual(submission);
    deleteSubmission(root, found?.path ?? "");
    deleteSubmission(root, found?.path ?? "");
    expect(readSubmissions(root)).toEqual([]);
  });
});

describe("a thread that is written", () => {
  test("reads back the same, and written again is the same bytes", () => {
    const root = temporaryFolder();
    writeThreads(root, [THREAD]);
    const bytes = readFileSync(join(root, PATH), "utf8");
    expect(readThread(root, "a-post")).toEqual(THREAD);
    expect(readThreads(root)).toEqual(new Map([["a-post", THREAD]]));
    writeThreads(root, [parseThread(bytes, PATH)]);
    expect(readFileSync(join(root, PATH), "utf8")).toBe(bytes);
  });

  test("has its keys in the order of the schema, however it was built", () => {
    const backwards = Object.entries(sampleComment()).toReversed();
    const reversed: Thread = JSON.parse(
      JSON.stringify({ comments: [Object.fromEntries(backwards)], post: "a-post", version: 1 }),
    );
    const root = temporaryFolder();
    writeThreads(root, [reversed]);
    expect(readFileSync(join(root, PATH), "utf8")).toMatch(
      /^\{\n {2}"version": 1,\n {2}"post": "a-post",\n {2}"comments": \[\n {4}\{\n {6}"id": "a",\n {6}"replyTo": null,/,
    );
  });

  test("is the only file left in its folder", () => {
    const root = temporaryFolder();
    writeThreads(root, [THREAD]);
    writeThreads(root, [THREAD]);
    expect(readdirSync(join(root, "comments-data/threads"))).toEqual(["a-post.json"]);
  });

  test("replaces the file whole, so that a reader who opened the old one is not disturbed", () => {
    const root = temporaryFolder();
    writeThreads(root, [sampleThread()]);
    const before = statSync(join(root, PATH)).ino;
    writeThreads(root, [THREAD]);
    expect(statSync(join(root, PATH)).ino).not.toBe(before);
  });

  test("is refused, and the old one stays, where it would be no thread", () => {
    const root = temporaryFolder();
    writeThreads(root, [THREAD]);
    const bad = sampleThread([sampleComment({ date: "yesterday" })]);
    expect(() => writeThreads(root, [bad])).toThrow(/2026-05-28T19:14:03Z/);
    expect(readThread(root, "a-post")).toEqual(THREAD);
  });
});

describe("a bad file stops with its name", () => {
  test.each<[title: string, content: string, message: RegExp]>([
    ["half a file", '{"version":1,', /^comments-data\/threads\/a-post\.json: not valid JSON: /],
    ["an empty file", "", /^comments-data\/threads\/a-post\.json: not valid JSON: /],
    ["a conflict", "<<<<<<< HEAD\n{}\n", /a-post\.json: not valid JSON: /],
    [
      "another post's thread",
      stableOf("other"),
      /a-post\.json: .*belongs at comments-data\/threads\/other\.json/,
    ],
    ["a list", "[]", /a-post\.json: .*expected object/],
  ])("%s", (_, content, message) => {
    const root = temporaryFolder({ [PATH]: content });
    expect(() => readThreads(root)).toThrow(BadFile);
    expect(() => readThreads(root)).toThrow(message);
    expect(() => readThread(root, "a-post")).toThrow(message);
  });

  test.each<[title: string, path: string]>([
    ["in another post's folder", `comments-data/submissions/other/${submissionId(1)}.json`],
    ["under another id", `comments-data/submissions/a-post/${submissionId(2)}.json`],
    ["above its folder", `comments-data/submissions/${submissionId(1)}.json`],
  ])("a submission %s", (_, path) => {
    const root = temporaryFolder({ [path]: stableJson(Submission, sampleSubmission()) });
    expect(() => readSubmissions(root)).toThrow(
      `${path}: by its content this file belongs at ${submissionPath("a-post", submissionId(1))}`,
    );
  });

  test("a file in an old encoding", () => {
    const root = temporaryFolder();
    writeThreads(root, [THREAD]);
    writeFileSync(join(root, PATH), Buffer.from('{"version":1,"post":"caf\xe9"}', "latin1"));
    expect(() => readThreads(root)).toThrow(`${PATH}: not UTF-8`);
  });

  test("a name in decomposed letters", () => {
    const thread = sampleThread([], "über");
    const path = threadPath("über").normalize("NFD");
    expect(() => parseThread(JSON.stringify(thread), path)).toThrow(/belongs at/);
  });

  test("what the file says does not drive the terminal that shows it", () => {
    const submission = { ...sampleSubmission(), "\x1b[2J\u202eowner": 1 };
    const path = submissionPath("a-post", submission.id);
    expect(() => parseSubmission(JSON.stringify(submission), path)).toThrow(
      `${path}: has a key that is not known: [2Jowner`,
    );
  });
});

test("what a writer that was killed has left beside a thread is gone with the next writing", () => {
  const root = temporaryFolder({ [`${PATH}.tmp`]: `${stableOf("a-post")} and more` });
  writeThreads(root, [sampleThread()]);
  expect(readdirSync(join(root, "comments-data/threads"))).toEqual(["a-post.json"]);
  expect(readThread(root, "a-post")).toEqual(sampleThread());
});

test("the mark that some editors put before UTF-8 does no harm", () => {
  const root = temporaryFolder({ [PATH]: `\ufeff${stableOf("a-post")}` });
  expect(readThread(root, "a-post")).toEqual(sampleThread());
});

describe("leaves alone", () => {
  test("a half-written file of a writer that was stopped, and notes beside the data", () => {
    const root = temporaryFolder({
      [PATH]: stableOf("a-post"),
      [`${PATH}.tmp`]: '{"version":1,"po',
      "comments-data/threads/README.md": "# Threads",
      "comments-data/submissions/.gitkeep": "",
      "comments-data/submissions/a-post/.gitkeep": "",
    });
    expect([...readThreads(root).keys()]).toEqual(["a-post"]);
    expect(readSubmissions(root)).toEqual([]);
  });
});

describe("names, for else nobody would see that it is missing,", () => {
  test.each(["comments-data/threads/b.json", "comments-data/submissions/b"])(
    "the link %s",
    (path) => {
      const root = temporaryFolder({ [PATH]: stableOf("a-post"), ...fileOf(sampleSubmission()) });
      symlinkSync(join(root, PATH), join(root, path));
      expect(() => [readThreads(root), readSubmissions(root)]).toThrow(
        `${path}: expected a file or a folder, not a link`,
      );
    },
  );

  test("a folder that is called like a thread", () => {
    const root = temporaryFolder({ "comments-data/threads/b.json/x": "" });
    expect(() => readThreads(root)).toThrow("threads/b.json: expected a file, not a folder");
  });

  test("a submission one folder too deep", () => {
    const path = `comments-data/submissions/a-post/old/${submissionId(1)}.json`;
    const root = temporaryFolder({ [path]: stableJson(Submission, sampleSubmission()) });
    expect(() => readSubmissions(root)).toThrow(`${path}: by its content this file belongs at`);
  });
});

test("submissions come in one order, whatever the disk says", () => {
  const submissions = [3, 1, 2].flatMap((number) =>
    ["b", "a"].map((post) => sampleSubmission({ id: submissionId(number), post })),
  );
  const root = temporaryFolder(Object.assign({}, ...submissions.map(fileOf)));
  const paths = readSubmissions(root).map(({ path }) => path);
  expect(paths).toEqual(paths.toSorted());
  expect(paths).toHaveLength(6);
});

test("a file in place of the folder is an error, not an empty folder", () => {
  const root = temporaryFolder({ "comments-data/threads": "", "comments-data/submissions": "" });
  expect(() => readThreads(root)).toThrow(/ENOTDIR/);
  expect(() => readThread(root, "a-post")).toThrow(/ENOTDIR/);
  expect(() => readSubmissions(root)).toThrow(/ENOTDIR/);
});

function stableOf(post: string): string {
  return JSON.stringify(sampleThread([], post));
}
