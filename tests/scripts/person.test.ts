import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readThread } from "../../comments/data-files.ts";
import { threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Thread } from "../../comments/thread.ts";
import { sharedCopy } from "../support/project-copy.ts";
import { runNpm } from "../support/running-program.ts";
import { sampleComment, sampleThread, tombstone } from "../support/sample-comments.ts";

const KEY = "k1:9f2c61d0a4b7e813";

test("somebody's comments are shown, handed over and taken away, and the rest is said", async () => {
  const { folder, git, commit } = sharedCopy();
  const ada = sampleComment({
    author: { name: "Ada \u001b[2J", url: null, key: KEY },
    text: "First.\nSecond.",
  });
  const other = sampleComment({
    id: "b",
    replyTo: "a",
    author: { name: "Bo", url: null, key: null },
  });
  const thread = sampleThread([ada, other], "welcome");
  commit("Comment", { [threadPath("welcome")]: stableJson(Thread, thread) });

  const found = await runNpm(folder, "run", "person", "--", "find", KEY);
  expect(found.output).toContain(`With the key ${KEY}: 1 comment`);
  expect(found.output).toContain("welcome, no. 1, May 28, 2026: Ada <U+001B>[2J: First.\n");
  expect(found.output).toMatch(/https:\/\/blog\.example\/\d{4}\/welcome\/#comment-a\n/);
  expect(found.code).toBe(0);

  const exported = await runNpm(folder, "run", "person", "--", "export", KEY);
  expect(JSON.parse(exported.output)).toMatchObject({
    version: 1,
    asked: KEY,
    comments: [{ post: "welcome", number: 1, merged: true, comment: ada }],
  });
  expect(exported.output).not.toContain("\u001b");

  const asking = await runNpm(folder, "run", "person", "--", "erase", KEY);
  expect(asking.output).toContain("say --yes");
  expect(asking.code).toBe(1);
  expect(git("status", "--porcelain")).toBe("");

  const erased = await runNpm(folder, "run", "person", "--", "erase", KEY, "--yes", "--commit");
  expect(erased.output).toContain("1 comment erased");
  expect(erased.output).toContain("git filter-repo --force --blob-callback '");
  expect(readThread(folder, "welcome").comments).toEqual([tombstone("a"), other]);
  expect(git("log", "-1", "--format=%s")).toBe("Remove 1 comment");
  expect(readFileSync(join(folder, threadPath("welcome")), "utf8")).not.toContain("Ada");
});
