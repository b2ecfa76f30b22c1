import { execFileSync } from "node:child_process";
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { contentId } from "../../../site/content-ids.ts";
import { gitListing } from "../../../site/plan/git-listing.ts";
import { inputChanges, NO_FILES, readInputs } from "../../../site/plan/inputs.ts";
import { gitRepository } from "../../support/git-repository.ts";
import { sampleSettings } from "../../support/sample-site.ts";

const BUILT = { settings: sampleSettings(), preview: false };

test.each<[string, (folder: string, git: (...words: string[]) => string) => void]>([
  ["as it was committed", () => {}],
  ["edited", (folder) => writeFileSync(join(folder, "posts/a.md"), "Edited\n")],
  [
    "edited and staged",
    (folder, git) => {
      writeFileSync(join(folder, "posts/a.md"), "Staged\n");
      git("add", "posts/a.md");
    },
  ],
  [
    "staged, and edited again",
    (folder, git) => {
      writeFileSync(join(folder, "posts/a.md"), "Staged\n");
      git("add", "posts/a.md");
      writeFileSync(join(folder, "posts/a.md"), "Edited\n");
    },
  ],
  [
    "edited, with git told not to look",
    (folder, git) => {
      git("update-index", "--assume-unchanged", "posts/a.md");
      writeFileSync(join(folder, "posts/a.md"), "Edited\n");
    },
  ],
  ["removed from git alone", (_, git) => git("rm", "-q", "--cached", "posts/a.md")],
  [
    "as a filter of git's gives it out, which knows it by another name",
    (folder, git) => {
      writeFileSync(join(folder, ".gitattributes"), "*.md filter=pointer\n");
      git("config", "filter.pointer.clean", "echo pointer");
      git("add", "--renormalize", "posts");
    },
  ],
  [
    "with its id written into it by git",
    (folder, git) => {
      writeFileSync(join(folder, ".gitattributes"), "*.md ident\n");
      writeFileSync(join(folder, "posts/a.md"), "$Id$\n");
      git("add", "posts/a.md");
      rmSync(join(folder, "posts/a.md"));
      git("checkout", "posts/a.md");
    },
  ],
  [
    "a link to another file",
    (folder) => {
      rmSync(join(folder, "posts/a.md"));
      writeFileSync(join(folder, "b.md"), "Elsewhere\n");
      symlinkSync("../b.md", join(folder, "posts/a.md"));
    },
  ],
  ["without any git", (folder) => rmSync(join(folder, ".git"), { recursive: true })],
])("a file has the id of what is in it: %s", async (_, change) => {
  const repository = gitRepository();
  const { folder, git } = repository;
  repository.commit("Begin", { "posts/a.md": "As it was\n", "posts/ä b.md": "Another\n" });
  change(folder, git);
  const found = inputChanges(NO_FILES, await readInputs(folder, BUILT));
  for (const path of ["posts/a.md", "posts/ä b.md"]) {
    const bytes = execFileSync("cat", [path], { cwd: folder });
    expect(found.get(path)).toBe(contentId(bytes));
  }
});

test("of what a filter of git's gives out no id is taken, also where the blog is a folder of a repository", async () => {
  const repository = gitRepository();
  repository.git("config", "filter.pointer.clean", "echo pointer");
  repository.commit("Begin", {
    ".gitattributes": "blog/posts/* filter=pointer\n",
    "blog/posts/a.md": "As it was\n",
    "blog/assets/a.css": "body {}\n",
  });
  const listing = await gitListing(join(repository.folder, "blog"), ["posts", "assets"]);
  expect(listing?.unsure).toEqual(["posts/a.md"]);
});

test("what git prints again is not parsed again, and what it prints otherwise is", async () => {
  const repository = gitRepository();
  const { folder } = repository;
  repository.commit("Begin", { "posts/a.md": "As it was\n" });
  const before = await gitListing(folder, ["posts"]);
  expect(await gitListing(folder, ["posts"], before)).toBe(before);
  writeFileSync(join(folder, "posts/a.md"), "Edited\n");
  const after = await gitListing(folder, ["posts"], before);
  expect([before?.unsure, after?.unsure]).toEqual([[], ["posts/a.md"]]);
});

test("variables that git sets for its hooks do not lead to another repository", async () => {
  const { folder } = gitRepository({ "posts/a.md": "As it was\n" });
  const other = gitRepository({ "posts/b.md": "Another\n" });
  const expected = await gitListing(folder, ["posts"]);
  vi.stubEnv("GIT_DIR", join(other.folder, ".git"));
  vi.stubEnv("GIT_INDEX_FILE", join(other.folder, ".git/index"));
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await gitListing(folder, ["posts"], expected)).toBe(expected);
  expect(expected?.unsure).toEqual([]);
});
