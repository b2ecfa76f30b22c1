/** A git repository for a benchmark, with an empty commit on `main`. */
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { temporaryFolder } from "./temporary-folder.ts";

/** Gives its folder, which is made where it is not there yet. */
export function newRepository(folder = temporaryFolder()): string {
  mkdirSync(folder, { recursive: true });
  const git = (...words: string[]) => execFileSync("git", words, { cwd: folder });
  git("init", "-q");
  // `git init -b` is younger than the oldest git we support.
  git("symbolic-ref", "HEAD", "refs/heads/main");
  git("config", "user.name", "Mo Derator");
  git("config", "user.email", "mo@example.org");
  git("config", "commit.gpgsign", "false");
  git("commit", "-q", "--allow-empty", "-m", "Begin");
  return folder;
}
