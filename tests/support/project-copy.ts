/** The project as a stranger gets it: a copy in a temporary folder, a repository of its own. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { atFileEnd } from "./file-end.ts";
import { repositoryIn, type TestRepository } from "./git-repository.ts";
import { madeOnce } from "./made-once.ts";

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** Every file that git knows or would take, committed on `main`; packages are linked, not installed. */
export function projectCopy(): TestRepository {
  return repositoryIn(madeOnce("project", makeProject));
}

function makeProject(folder: string): void {
  for (const path of projectFiles()) cpSync(join(PROJECT, path), join(folder, path));
  symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"), "dir");
  const { git } = repositoryIn(folder);
  git("init", "-q");
  git("symbolic-ref", "HEAD", "refs/heads/main");
  git("config", "user.name", "Mo Derator");
  git("config", "user.email", "mo@example.org");
  git("config", "commit.gpgsign", "false");
  git("add", "--all");
  git("commit", "-q", "-m", "My blog");
  // One file for all objects is copied sooner than a thousand.
  git("repack", "-adq");
}

let shared: { copy: TestRepository; first: string } | null = null;

/**
 * One copy for all tests of a file, which is each time as a stranger gets it. Nothing of an earlier test
 * may be at work in it any more.
 */
export function sharedCopy(): TestRepository {
  if (shared === null) {
    const copy = projectCopy();
    atFileEnd(() => {
      shared = null;
    });
    shared = { copy, first: copy.git("rev-parse", "HEAD") };
  }
  const { copy, first } = shared;
  const { git } = copy;
  git("checkout", "-qfB", "main", first);
  git("clean", "-qffdx", "--exclude=/node_modules");
  for (const ref of git("for-each-ref", "--format=%(refname)").split("\n")) {
    if (ref !== "refs/heads/main") git("update-ref", "-d", ref);
  }
  return copy;
}

function projectFiles(): string[] {
  return execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: PROJECT,
    encoding: "utf8",
  })
    .split("\0")
    .filter((path) => path !== "" && existsSync(join(PROJECT, path)));
}
