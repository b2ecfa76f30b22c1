/** CI merges on top of what the repository has, and nobody's push is lost. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { submissionPath, threadPath } from "../../../comments/paths.ts";
import { stableJson } from "../../../comments/stable-json.ts";
import { Submission } from "../../../comments/submission.ts";
import { gitIn } from "../../../git-hosts/plain-git/git.ts";
import { commitMerge } from "../../../scripts/merge/commit-merge.ts";
import { pushMerge } from "../../../scripts/merge/push-merge.ts";
import { bareRepository, cloneOf, type TestRepository } from "../../support/git-repository.ts";
import { sampleSubmission, submissionId } from "../../support/sample-comments.ts";

const MAIN = { remote: "origin", branch: "main" };
const THREAD = threadPath("a-post");

function approved(number: number): Record<string, string> {
  const submission = sampleSubmission({ id: submissionId(number), text: `Comment ${number}.` });
  return { [submissionPath("a-post", submission.id)]: stableJson(Submission, submission) };
}

let host: TestRepository;
let runner: TestRepository;
beforeEach(() => {
  host = bareRepository({ "README.md": "A blog.\n" });
  runner = cloneOf(host);
});

function pushed(message: string, files: Record<string, string>): void {
  const clone = cloneOf(host);
  clone.commit(message, files);
  clone.git("push", "-q", "origin", "main");
}

/** `meanwhile` happens between the merge and the push, each time. */
function run(meanwhile: (times: number) => unknown = () => {}, at = runner) {
  let times = 0;
  return pushMerge(gitIn(at.folder), MAIN, async () => {
    const plan = await commitMerge(at.folder, null);
    times += 1;
    await meanwhile(times);
    return plan;
  });
}

const subjects = () => host.git("log", "--format=%s", "main").split("\n");
const thread = () => host.git("show", `main:${THREAD}`);
const times = (text: string, part: string) => text.split(part).length - 1;

describe("what was approved", () => {
  test("since the runner checked out is merged and pushed", async () => {
    pushed("Approve", approved(1));
    const { merged } = await run();
    expect(merged).toHaveLength(1);
    expect(subjects()).toEqual(["Merge 1 comment", "Approve", "Add the first files", "Begin"]);
    expect(thread()).toContain("Comment 1.");
  });

  test("is merged from a commit that is checked out alone, without history", async () => {
    pushed("Approve", approved(1));
    const shallow = cloneOf(host);
    shallow.git("checkout", "-q", "--detach");
    shallow.git("fetch", "-q", "--depth=1", `file://${host.folder}`, "main");
    pushed("Approve another", approved(2));
    await run(undefined, shallow);
    expect(subjects()[0]).toBe("Merge 2 comments");
  });

  test("by the same run twice is merged once", async () => {
    pushed("Approve", approved(1));
    await run();
    const before = host.git("rev-parse", "main");
    await run();
    expect(host.git("rev-parse", "main")).toBe(before);
  });
});

describe("where somebody else was first", () => {
  test("it is merged again, on top of that", async () => {
    pushed("Approve", approved(1));
    await run((count) => {
      if (count === 1) pushed("A post", { "posts/new.md": "New.\n" });
    });
    expect(subjects().slice(0, 3)).toEqual(["Merge 1 comment", "A post", "Approve"]);
    expect(times(thread(), "Comment 1.")).toBe(1);
  });

  test("and merged the same, nothing is doubled, and what came later is not lost", async () => {
    pushed("Approve", approved(1));
    const other = cloneOf(host);
    await run(async (count) => {
      if (count > 1) return;
      pushed("Approve another", approved(2));
      await run(undefined, other);
    });
    expect(subjects()[0]).toBe("Merge 2 comments");
    expect([1, 2].map((number) => times(thread(), `Comment ${number}.`))).toEqual([1, 1]);
    expect(host.git("ls-tree", "-r", "--name-only", "main", "comments-data/submissions/")).toBe("");
  });

  test("always, it gives up after five times, and has changed nothing there", async () => {
    pushed("Approve", approved(1));
    let last = 0;
    const refused = run((count) => {
      last = count;
      pushed(`Push ${count}`, { [`file-${count}`]: "" });
    });
    await expect(refused).rejects.toThrow("Somebody else pushed to main 5 times");
    expect(last).toBe(5);
    expect(subjects()[0]).toBe("Push 5");
  });
});

test("a rule that keeps it from pushing is told at once, in the host's words", async () => {
  pushed("Approve", approved(1));
  const hook = join(host.folder, "hooks/pre-receive");
  writeFileSync(hook, "#!/bin/sh\necho Protected branch. >&2\nexit 1\n");
  chmodSync(hook, 0o755);
  let count = 0;
  const refused = run((times) => {
    count = times;
  });
  await expect(refused).rejects.toThrow(
    /origin takes no push to main: .*Protected branch\..*docs\/ci/s,
  );
  expect(count).toBe(1);
});

describe("what the author has here stays as it is:", () => {
  test("an edit", async () => {
    writeFileSync(join(runner.folder, "README.md"), "Mine.\n");
    await expect(run()).rejects.toThrow("README.md\nCommit them first.");
  });

  test("a rebase that is not finished", async () => {
    runner.git("checkout", "-q", "--detach");
    mkdirSync(join(runner.folder, ".git/rebase-merge"));
    await expect(run()).rejects.toThrow("A rebase or a bisection is not finished here");
  });

  test("a commit that was not pushed", async () => {
    runner.commit("Mine", { "mine.md": "Mine.\n" });
    await expect(run()).rejects.toThrow("Push them first");
    expect(runner.git("log", "-1", "--format=%s")).toBe("Mine");
  });

  test("another branch", async () => {
    runner.git("checkout", "-qb", "draft");
    await expect(run()).rejects.toThrow("draft is checked out here");
  });

  test("a file that git does not know, in the place of one that was pushed", async () => {
    writeFileSync(join(runner.folder, "new.md"), "Mine.\n");
    pushed("A post", { "new.md": "Theirs.\n" });
    await expect(run()).rejects.toThrow("new.md");
    expect(readFileSync(join(runner.folder, "new.md"), "utf8")).toBe("Mine.\n");
  });
});
