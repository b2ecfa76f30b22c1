import { describe, expect, test } from "vitest";
import { historyCommands } from "../../../scripts/person/history-commands.ts";
import { whatStays } from "../../../scripts/person/what-stays.ts";
import { submissionId } from "../../support/sample-comments.ts";

const erased = [
  { post: "a-post", id: submissionId(1) },
  { post: "grüße", id: "wordpress-117" },
];
const host = { branch: "main", remote: "origin", repository: "ada/blog", address: null };
const ORIGIN = "https://git.example/ada/blog.git";

test("what stays, and the commands that rewrite what can be, are said in full", async () => {
  const gitHost = { kind: "github", ...host } as const;
  const refs = [`refs/heads/comment/${submissionId(8)}`, `refs/stet/spam/${submissionId(9)}`];
  const lines = whatStays({ erased, gitHost, origin: ORIGIN, refs });
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../../fixtures/person/what-stays.txt");
});

test.each([
  ["github", "nobody but GitHub can delete"],
  ["gitlab", "can delete the merge request"],
  ["forgejo", "--delete refs/pull/NUMBER/head"],
] as const)("of pull requests on %s, what is true there is said", (kind, words) => {
  const lines = whatStays({ erased, gitHost: { kind, ...host }, origin: ORIGIN, refs: [] });
  expect(lines.join("\n")).toContain(words);
});

describe("the commands", () => {
  test("work in this very repository where there is no other, after a copy of it", () => {
    const [copy, rewrite, another] = historyCommands(erased, null);
    expect(copy).toBe("git clone --mirror . ../before-rewriting.git");
    expect(rewrite).toMatch(/^git filter-repo --force /);
    expect(another).toBeUndefined();
  });

  test("hold each callback in one pair of quotes, whatever the names are", () => {
    const commands = historyCommands(erased, "/srv/it's mine.git");
    expect(commands[0]).toBe("git clone --mirror '/srv/it'\\''s mine.git' rewritten.git");
    expect(commands[2]?.split("'")).toHaveLength(5);
  });
});
