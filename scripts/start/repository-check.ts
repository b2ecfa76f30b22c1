/** Whether this folder can hold comments: they live in git, on the main branch. */
import { execFileSync } from "node:child_process";

/** What is wrong, with the one command that mends it; null where all is well. */
export function repositoryProblem(folder: string, branch: string): string | null {
  const begin = `git init -b ${branch} && git add . && git commit -m "My blog"`;
  if (git(folder, "--version") === null) {
    return "Stet keeps comments in git, and git is not installed here. Get it from https://git-scm.com/";
  }
  const folderInRepository = git(folder, "rev-parse", "--show-prefix");
  if (folderInRepository === null) {
    return withCommand(
      "Stet keeps comments in git, and this folder is not a git repository.",
      begin,
    );
  }
  if (folderInRepository !== "") {
    return withCommand(
      "This folder lies inside another git repository and needs one of its own.",
      begin,
    );
  }
  if (git(folder, "rev-parse", "--verify", `refs/heads/${branch}`) !== null) return null;
  if (git(folder, "rev-parse", "--verify", "HEAD") === null) {
    return withCommand(
      "This repository has no commit yet that a comment could be added to.",
      `git checkout -B ${branch} && git add . && git commit -m "My blog"`,
    );
  }
  return withCommand(
    `This repository has no branch "${branch}", the main branch by site.config.ts (gitHost.branch).`,
    `git branch ${branch}`,
  );
}

function withCommand(problem: string, command: string): string {
  return `${problem}\nThis mends it; then run npm start again:\n\n  ${command}\n`;
}

function git(cwd: string, ...parameters: string[]): string | null {
  try {
    return execFileSync("git", parameters, {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return null;
  }
}
