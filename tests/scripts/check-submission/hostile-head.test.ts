/** Heads that were made to be too much: what is read of them stays small, and so does what is run. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { submissionPath } from "../../../comments/paths.ts";
import { stableJson } from "../../../comments/stable-json.ts";
import { Submission } from "../../../comments/submission.ts";
import { gitIn } from "../../../git-hosts/plain-git/git.ts";
import { MAX_FILES, readChange, readFiles } from "../../../scripts/check-submission/change.ts";
import { withGit } from "../../support/git-in-path.ts";
import type { TestRepository } from "../../support/git-repository.ts";
import { submissionId } from "../../support/sample-comments.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import {
  blog,
  checked,
  commitWith,
  fileOf,
  NEW,
  PATH,
  POST,
  plumbing,
  refusalsOf,
  writeTree,
} from "./proposed-change.ts";

const GIGABYTE = 1_073_741_824;

test("A file of a gigabyte is asked for its size and never read", async () => {
  const repository = blog();
  // Only its beginning is there.
  const oid = "ab".repeat(20);
  const object = join(repository.folder, ".git/objects", oid.slice(0, 2), oid.slice(2));
  mkdirSync(dirname(object), { recursive: true });
  writeFileSync(object, deflateSync(`blob ${GIGABYTE}\0`));
  const head = commitWith(repository, [[PATH, { oid }]]);
  const git = gitIn(repository.folder);
  const files = await readFiles(git, await readChange(git, "main", head));
  expect(files).toMatchObject([{ path: PATH, size: GIGABYTE, content: null }]);
  const [line] = await refusalsOf(repository, head);
  expect(line).toMatch(`- ${PATH}: has ${GIGABYTE} bytes, and no comment`);
});

test("A few kilobytes of folders that unfold to a billion files are not listed to their end", async () => {
  const repository = blog();
  const git = plumbing(repository.folder);
  const blob = git("", "hash-object", "-w", "--stdin");
  let entry = { mode: "100644", oid: blob };
  for (let depth = 0; depth < 9; depth += 1) {
    const ten = Array.from({ length: 10 }, (_, at) => ({ path: `${at}`, ...entry }));
    entry = { mode: "40000", oid: writeTree(git, ten) };
  }
  const tree = writeTree(git, [{ path: "comments-data", ...entry }]);
  const head = git("", "commit-tree", tree, "-p", "main", "-m", "Unfold");
  await expect(checked(repository, head)).rejects.toThrow(
    `${head} has more files than anybody can look at. Close the pull request.`,
  );
});

test("As many comments as a host shows may come at once, and not one more", async () => {
  const repository = blog();
  const most = commitMost(repository);
  const [verdict, line] = await checked(repository, most);
  expect([verdict, line]).toEqual(["ok", expect.stringMatching(`^${MAX_FILES} comments, `)]);
  const tooMany = commitWith(repository, [["x", { content: "" }]], most);
  expect(await checked(repository, tooMany)).toEqual([
    "no",
    "This change touches comments-data/submissions/ and has 301 files; more than 300 cannot be looked at. Split it, or close the pull request.",
  ]);
});

test("However many files there are, git is run as often as for one", async () => {
  const repository = blog();
  const one = commitWith(repository, [fileOf(NEW)]);
  const many = commitMost(repository);
  const runs = async (head: string) => {
    const log = join(temporaryFolder({ log: "" }), "log");
    await withGit(`echo run >> "${log}"`, () => checked(repository, head));
    return readFileSync(log, "utf8").trim().split("\n").length;
  };
  const forOne = await runs(one);
  expect(await runs(many)).toBe(forOne);
  expect(forOne).toBeLessThanOrEqual(15);
});

test("A file that is as deep as it is long is refused like any other", async () => {
  const repository = blog();
  for (const content of ["[".repeat(30_000) + "]".repeat(30_000), '{"a":'.repeat(12_000)]) {
    const lines = await refusalsOf(repository, commitWith(repository, [[PATH, { content }]]));
    expect(lines).toHaveLength(1);
  }
});

/** As many comments as may come at once, and no two with the same bytes. */
function commitMost(repository: TestRepository): string {
  const ids = Array.from({ length: MAX_FILES }, (_, at) => submissionId(100 + at));
  repository.git("checkout", "-q", "-b", "most");
  repository.commit(
    "Propose",
    Object.fromEntries(
      ids.map((id) => [submissionPath(POST, id), stableJson(Submission, { ...NEW, id })]),
    ),
  );
  return repository.git("rev-parse", "most");
}
