import { execSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { deployCommands, historyCommands } from "../../../scripts/person/history-commands.ts";
import { whatStays } from "../../../scripts/person/what-stays.ts";
import { bareRepository, cloneOf } from "../../support/git-repository.ts";
import { submissionId } from "../../support/sample-comments.ts";

const erased = [
  { post: "a-post", id: submissionId(1) },
  { post: "grüße", id: "wordpress-117" },
];
const host = { branch: "main", remote: "origin", repository: "ada/blog", address: null };
const PAGES = { branch: "pages", remote: "origin" };
const ORIGIN = "https://git.example/ada/blog.git";

test("what stays, and the commands that rewrite what can be, are said in full", async () => {
  const gitHost = { kind: "github", ...host } as const;
  const refs = [`refs/heads/comment/${submissionId(8)}`, `refs/stet/spam/${submissionId(9)}`];
  const lines = whatStays({ erased, gitHost, deploy: PAGES, origin: ORIGIN, refs });
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../../fixtures/person/what-stays.txt");
});

test.each([
  ["github", "nobody but GitHub can delete"],
  ["gitlab", "can delete the merge request"],
  ["forgejo", "--delete refs/pull/NUMBER/head"],
] as const)("of pull requests on %s, what is true there is said", (kind, words) => {
  const gitHost = { kind, ...host };
  const lines = whatStays({ erased, gitHost, deploy: null, origin: ORIGIN, refs: [] });
  expect(lines.join("\n")).toContain(words);
  expect(lines.join("\n")).not.toContain("npm run deploy");
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

test.each([
  ["to a folder", { folder: "/var/www/blog" }, true],
  ["to a server", { rsync: "user.example:/srv/blog", port: null, inPlace: false }, true],
  ["in place", { rsync: "user.example:/srv/blog", port: null, inPlace: true }, false],
])("a site that is deployed %s may have a version before", (_, deploy, isKept) => {
  const gitHost = { kind: "github", ...host } as const;
  const said = whatStays({ erased, gitHost, deploy, origin: ORIGIN, refs: [] }).join("\n");
  expect(said.includes("versions/ holds the one before it")).toBe(isKept);
});

test("the branch of a deploy is begun anew with what it holds, and this clone forgets the rest", () => {
  const hosted = bareRepository({ "index.html": "Erased since." });
  const { folder, git } = cloneOf(hosted);
  git("push", "-q", "origin", "main:it's/pages");
  git("fetch", "-q", "origin", "it's/pages:refs/stet/deployed/it's/pages");
  git("commit", "-q", "--allow-empty", "-m", "Deploy the site");
  git("push", "-q", "origin", "main:it's/pages");
  const [build, ...commands] = deployCommands({ ...PAGES, branch: "it's/pages" });
  expect(build).toBe("npm run deploy");
  for (const command of commands) execSync(command, { cwd: folder, stdio: "pipe" });
  expect(hosted.git("log", "--format=%s", "it's/pages")).toBe("Deploy the site");
  expect(hosted.git("ls-tree", "--name-only", "it's/pages")).toBe("index.html");
  expect(git("for-each-ref", "refs/stet")).toBe("");
});
