/** A site goes to a branch as one commit of what has changed, and the author's own work is left alone. */
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { gitIn } from "../../../git-hosts/plain-git/git.ts";
import { deploy } from "../../../scripts/deploy/deploy.ts";
import type { SiteFiles } from "../../../scripts/deploy/site-files.ts";
import { branchPlace } from "../../../scripts/deploy/to-branch.ts";
import {
  bareRepository,
  cloneOf,
  repositoryIn,
  type TestRepository,
} from "../../support/git-repository.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { deployNow, FIRST, SECOND, smallSite, sorted, type Texts, textsIn } from "./small-site.ts";

let host: TestRepository;
let author: TestRepository;
beforeEach(() => {
  // Both would change bytes on their way into git.
  const attributes = { ".gitattributes": "* text=auto eol=lf\n" };
  host = bareRepository({ "package.json": "{}", ...attributes });
  author = cloneOf(host);
});

const place = (site: SiteFiles, from = author) =>
  branchPlace(gitIn(from.folder), site, { branch: "pages", remote: "origin" });
const deployed = async (site: SiteFiles) => deployNow(await place(site));

/** What the branch holds, byte for byte. */
function onBranch(): Texts {
  const folder = temporaryFolder();
  const archive = execFileSync("git", ["-C", host.folder, "archive", "pages"]);
  execFileSync("tar", ["-x", "-C", folder], { input: archive });
  return textsIn(folder);
}

const commits = () => Number(host.git("rev-list", "--count", "pages"));
const withMarker = (texts: Texts) => sorted({ ...texts, ".nojekyll": "" });

describe("the first deploy", () => {
  test("begins a branch that has no other history", async () => {
    await deployed(smallSite(FIRST));
    expect(onBranch()).toEqual(withMarker(FIRST));
    expect(commits()).toBe(1);
    expect(host.git("log", "--format=%B", "pages")).toContain("6 added, 0 changed, 0 removed");
  });

  test("leaves what the author has staged, edited and checked out as it is", async () => {
    author.git("checkout", "-qb", "draft");
    writeFileSync(join(author.folder, "staged"), "Staged.");
    author.git("add", "staged");
    writeFileSync(join(author.folder, "package.json"), "{ }");
    const before = author.git("status", "--porcelain=v2", "--branch");
    await deployed(smallSite(FIRST));
    expect(author.git("status", "--porcelain=v2", "--branch")).toBe(before);
    expect(author.git("branch", "--format=%(refname:short)").split("\n")).toEqual([
      "draft",
      "main",
    ]);
  });
});

describe("the next deploy", () => {
  beforeEach(() => deployed(smallSite(FIRST)).then(() => {}));

  test("is one commit that makes only what has changed", async () => {
    const objects = () => new Set(host.git("rev-list", "--objects", "--all").split("\n"));
    const before = objects();
    await deployed(smallSite(SECOND));
    expect(onBranch()).toEqual(withMarker(SECOND));
    expect(commits()).toBe(2);
    const made = [...objects()].filter((object) => !before.has(object));
    const blobs = made.filter((object) => /\.(?:html|json|css)$/.test(object));
    expect(blobs.map((blob) => blob.replace(/^\S+ /, "")).sort()).toEqual([
      "2026/new/index.html",
      "index.html",
      "site-index.json",
    ]);
  });

  test("makes no commit where nothing has changed", async () => {
    const { kept } = await deployed(smallSite(FIRST));
    expect(kept).toHaveLength(6);
    expect(commits()).toBe(1);
  });

  test("makes none where it runs dry", async () => {
    const plan = await deploy(await place(smallSite(SECOND)), { dryRun: true });
    expect(plan.removed).toEqual(["2026/a-post/index.html"]);
    expect(commits()).toBe(1);
  });

  test("keeps the names of domains that hosts look for, and nothing else that others put there", async () => {
    const other = temporaryFolder();
    host.git("worktree", "add", "-q", other, "pages");
    repositoryIn(other).commit("Say the domain", {
      ...{ CNAME: "blog.example\n", ".domains": "blog.example\n", "old.html": "Old." },
    });
    host.git("worktree", "remove", "--force", other);
    await deployed(smallSite(SECOND));
    expect(onBranch()).toEqual(
      sorted({ ...withMarker(SECOND), CNAME: "blog.example\n", ".domains": "blog.example\n" }),
    );
  });

  test("comes on top of what somebody else deployed at the same moment", async () => {
    const second = await place(smallSite(SECOND));
    const third = smallSite({ ...FIRST, "index.html": "By the other one." });
    const other = cloneOf(host);
    let times = 0;
    await deployNow({
      ...second,
      apply: async (plan, found) => {
        times += 1;
        if (times === 1) await deployNow(await place(third, other));
        return second.apply(plan, found);
      },
    });
    expect(times).toBe(2);
    expect(onBranch()).toEqual(withMarker(SECOND));
    expect(commits()).toBe(3);
  });

  test("gives up where somebody else is always first", async () => {
    const second = await place(smallSite(SECOND));
    let times = 0;
    const refused = deployNow({ ...second, apply: async () => ++times === 0 });
    await expect(refused).rejects.toThrow("was changed by somebody else, 5 times");
    expect(times).toBe(5);
  });

  test("goes on from a clone without history, and fetches neither that nor the site", async () => {
    await deployed(smallSite(SECOND));
    host.git("config", "uploadpack.allowFilter", "true");
    const shallow = temporaryFolder();
    host.git("clone", "-q", "--depth=1", `file://${host.folder}`, shallow);
    const runner = repositoryIn(shallow);
    runner.git("config", "user.name", "Mo");
    runner.git("config", "user.email", "mo@example.org");
    await deployNow(await place(smallSite(FIRST), runner));
    expect(onBranch()).toEqual(withMarker(FIRST));
    expect(commits()).toBe(3);
    expect(runner.git("rev-list", "--count", "refs/stet/deployed/pages")).toBe("1");
    const found = ["rev-list", "--objects", "--missing=print", "refs/stet/deployed/pages"];
    const missing = runner
      .git(...found)
      .split("\n")
      .filter((line) => line.startsWith("?"));
    expect(missing.length).toBeGreaterThan(0);
  });

  test("makes no whole clone shallow", async () => {
    const other = cloneOf(host);
    await deployNow(await place(smallSite(SECOND), other));
    expect(other.git("rev-parse", "--is-shallow-repository")).toBe("false");
  });
});

test("a deploy that was cut off before its push is made again", async () => {
  const cut = await place(smallSite(FIRST));
  const refused = deployNow({
    ...cut,
    apply: async (plan, found) => {
      const url = author.git("remote", "get-url", "origin");
      author.git("remote", "set-url", "origin", "/nowhere");
      try {
        return await cut.apply(plan, found);
      } finally {
        author.git("remote", "set-url", "origin", url);
      }
    },
  });
  await expect(refused).rejects.toThrow("/nowhere");
  await deployed(smallSite(FIRST));
  expect(onBranch()).toEqual(withMarker(FIRST));
});

describe("a deploy is refused", () => {
  test("to a branch that holds something else", async () => {
    host.git("branch", "pages", "main");
    await expect(deployed(smallSite(FIRST))).rejects.toThrow(
      "The branch pages of origin holds something else than a deployed site",
    );
  });

  test("by a remote that is not there, in git's words", async () => {
    author.git("remote", "remove", "origin");
    await expect(deployed(smallSite(FIRST))).rejects.toThrow("origin");
  });

  test("of a folder that holds no site", () => {
    const folder = temporaryFolder();
    rmSync(folder, { recursive: true });
    expect(() => smallSite({ "index.html": "Not a site." })).toThrow("Build it first");
  });
});
