/** Whether this folder can hold comments: they live in git, on the main branch. */
import { execFileSync } from "node:child_process";

export interface RepositoryProblem {
  /** What is wrong. */
  says: string;
  /** The one command that mends it; null where there is none. */
  command: string | null;
}

/** Null where all is well. */
export function repositoryProblem(folder: string, branch: string): RepositoryProblem | null {
  const begin = `git init -b ${branch} && git add . && git commit -m "My blog"`;
  if (git(folder, "--version") === null) {
    const says =
      "Stet keeps comments in git, and git is not installed here. Get it from https://git-scm.com/";
    return { says, command: null };
  }
  const folderInRepository = git(folder, "rev-parse", "--show-prefix");
  if (folderInRepository === null) {
    const says = "Stet keeps comments in git, and this folder is not a git repository.";
    return { says, command: begin };
  }
  if (folderInRepository !== "") {
    const says = "This folder lies inside another git repository and needs one of its own.";
    return { says, command: begin };
  }
  if (git(folder, "rev-parse", "--verify", `refs/heads/${branch}`) !== null) return null;
  if (git(folder, "rev-parse", "--verify", "HEAD") === null) {
    const says = "This repository has no commit yet that a comment could be added to.";
    const command = `git checkout -B ${branch} && git add . && git commit -m "My blog"`;
    return { says, command };
  }
  const says = `This repository has no branch "${branch}", the main branch by site.config.ts (gitHost.branch).`;
  return { says, command: `git branch ${branch}` };
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
