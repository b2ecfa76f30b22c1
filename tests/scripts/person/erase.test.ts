import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readThread } from "../../../comments/data-files.ts";
import { submissionPath, threadPath } from "../../../comments/paths.ts";
import { stableJson } from "../../../comments/stable-json.ts";
import { Submission } from "../../../comments/submission.ts";
import { type Comment, Thread } from "../../../comments/thread.ts";
import { erase } from "../../../scripts/person/erase.ts";
import { findPerson } from "../../../scripts/person/identities.ts";
import { readSightings } from "../../../scripts/person/sightings.ts";
import { gitRepository } from "../../support/git-repository.ts";
import {
  sampleComment,
  sampleMention,
  sampleSubmission,
  sampleThread,
  submissionId,
  tombstone,
} from "../../support/sample-comments.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { filesOf, importInto } from "../import/imported-folder.ts";

const POST = "a-post";
const ADA = { name: "Ada", url: null, key: "k1:9f2c61d0a4b7e813" };
const BO = { name: "Bo", url: null, key: "k1:0000000000000000" };
const a = sampleComment({ id: "a", author: ADA });
const b = sampleComment({ id: "b", replyTo: "a", author: BO });
const c = sampleComment({ id: "c", replyTo: "b", author: ADA });
const threadText = (comments: Comment[], post = POST) => ({
  [threadPath(post)]: stableJson(Thread, sampleThread(comments, post)),
});
const submitted = (changes: Partial<Submission>) => {
  const submission = sampleSubmission({ author: ADA, ...changes });
  return { [submissionPath(submission.post, submission.id)]: stableJson(Submission, submission) };
};
const options = { perPage: 25, commit: false };
const sightingsOf = (root: string, asked: string) =>
  findPerson(asked, readSightings(root)).groups.flatMap(({ sightings }) => sightings);

describe("a person's comments", () => {
  test("leave tombstones, and every other comment and reply stays as it is", async () => {
    const root = temporaryFolder({ ...threadText([a, b, c]), ...threadText([b], "other") });
    const before = filesOf(root)[threadPath("other")];
    const { written, gone } = await erase(root, sightingsOf(root, "Ada"), options);
    expect(readThread(root, POST).comments).toEqual([tombstone("a"), b, tombstone("c", "b")]);
    expect(filesOf(root)[threadPath("other")]).toBe(before);
    expect({ written, gone }).toEqual({ written: [threadPath(POST)], gone: [] });
  });

  test("are erased where they are approved and not merged as well, and others are merged", async () => {
    const [first, second] = [1, 2].map((number) => submissionId(number));
    const root = temporaryFolder({
      ...threadText([b]),
      ...submitted({ id: first ?? "" }),
      ...submitted({ id: second ?? "", author: BO }),
    });
    await erase(root, sightingsOf(root, ADA.key), options);
    const { comments } = readThread(root, POST);
    expect(comments).toEqual([
      b,
      tombstone(first ?? ""),
      expect.objectContaining({ id: second, author: BO }),
    ]);
    expect(Object.keys(filesOf(root))).toEqual([threadPath(POST)]);
  });

  test("are erased behind another one with their id, too", async () => {
    const twin = sampleComment({ id: "a", author: ADA, text: "Hidden" });
    const root = temporaryFolder(threadText([a, twin]));
    await erase(root, sightingsOf(root, "Ada"), options);
    expect(readFileSync(join(root, threadPath(POST)), "utf8")).not.toMatch(/Ada|Hidden/);
  });

  test("are all that is erased: another's with the same id stays, in this thread and in others", async () => {
    const twin = { ...b, id: "a", replyTo: null };
    const root = temporaryFolder({
      ...threadText([twin, a]),
      ...threadText([c, twin], "other"),
    });
    await erase(root, sightingsOf(root, "Ada"), options);
    expect(readThread(root, POST).comments).toEqual([twin, tombstone("a")]);
    expect(readThread(root, "other").comments).toEqual([tombstone("c", "b"), twin]);
  });

  test("are erased where no merge would take them, since another's has their id", async () => {
    const id = submissionId(1);
    const twin = { ...b, id };
    const root = temporaryFolder({ ...threadText([twin]), ...submitted({ id }) });
    await erase(root, sightingsOf(root, "Ada"), options);
    expect(readThread(root, POST).comments).toEqual([twin]);
    expect(Object.keys(filesOf(root))).toEqual([threadPath(POST)]);
  });

  test("of a mention that names them are found", () => {
    const mention = sampleMention({ kind: "reply", author: { ...ADA, key: null } });
    const root = temporaryFolder(threadText([mention, sampleMention({ id: "n" })]));
    expect(sightingsOf(root, "Ada").map(({ id }) => id)).toEqual(["m"]);
  });
});

describe("with a commit", () => {
  test("exactly these files are in it, and nothing that was typed is in its message", async () => {
    const blog = gitRepository({
      ...threadText([a, b]),
      ...submitted({ id: submissionId(1) }),
      "staged.md": "old",
    });
    writeFileSync(join(blog.folder, "staged.md"), "staged");
    blog.git("add", "staged.md");
    await erase(blog.folder, sightingsOf(blog.folder, "Ada"), { ...options, commit: true });
    expect(blog.git("show", "--name-status", "--format=%B", "--no-renames").split("\n")).toEqual([
      "Remove 2 comments",
      "",
      "",
      `D\t${submissionPath(POST, submissionId(1))}`,
      `M\t${threadPath(POST)}`,
    ]);
    expect(blog.git("status", "--porcelain")).toBe("M  staged.md");
  });

  test("nothing is done while one of them has changes of the author's", async () => {
    const blog = gitRepository(threadText([a, b]));
    const edited = threadText([a, { ...b, text: "In hand." }]);
    writeFileSync(join(blog.folder, threadPath(POST)), edited[threadPath(POST)] ?? "");
    const before = filesOf(blog.folder)[threadPath(POST)];
    const doing = erase(blog.folder, sightingsOf(blog.folder, "Ada"), { ...options, commit: true });
    await expect(doing).rejects.toThrow("not committed");
    expect(filesOf(blog.folder)[threadPath(POST)]).toBe(before);
  });

  test("nothing is done where there is no repository", async () => {
    const root = temporaryFolder(threadText([a]));
    const doing = erase(root, sightingsOf(root, "Ada"), { ...options, commit: true });
    await expect(doing).rejects.toThrow("no git repository");
    expect(readThread(root, POST).comments).toEqual([a]);
  });

  test("without one, nothing is committed, and an approved comment that was only staged is not staged any more", async () => {
    const blog = gitRepository(threadText([b]));
    const files = submitted({ id: submissionId(1) });
    blog.commit("Approve", files);
    blog.git("reset", "-q", "--soft", "HEAD~1");
    await erase(blog.folder, sightingsOf(blog.folder, "Ada"), options);
    expect(blog.git("log", "--format=%s", "-1")).toBe("Add the first files");
    expect(blog.git("status", "--porcelain")).toBe(` M ${threadPath(POST)}`);
  });
});

test("an import that is repeated brings nothing back", async () => {
  const WXR = "tests/fixtures/import/wxr-1.2.xml";
  const root = temporaryFolder();
  await importInto(root, WXR);
  const [{ name } = { name: "" }] = readSightings(root);
  const theirs = sightingsOf(root, name);
  expect(theirs.length).toBeGreaterThan(0);
  await erase(root, theirs, options);
  const before = filesOf(root);
  const { files } = await importInto(root, WXR);
  expect(files).toBe(0);
  expect(filesOf(root)).toEqual(before);
  expect(() => sightingsOf(root, name)).toThrow("Nobody has written here");
});
