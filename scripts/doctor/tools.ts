/** Whether Node and git are new enough. */
import { execFileSync } from "node:child_process";
import { type Line, right, wrong } from "./line.ts";
import type { Setup } from "./setup.ts";

export const OLDEST_NODE = "20.19";
const OLDEST_GIT = "2.25";

export function examineTools({ nodeVersion }: Pick<Setup, "nodeVersion">): Line[] {
  return [judgeNode(nodeVersion), judgeGit(gitSays())];
}

export function judgeNode(version: string): Line {
  return isAtLeast(version, OLDEST_NODE)
    ? right("node", `Node ${version}.`)
    : wrong(
        "node",
        `Node ${version} is too old.`,
        `Install Node ${OLDEST_NODE} or newer: https://nodejs.org/`,
      );
}

/** `said` by `git --version`; null where it cannot be run. */
export function judgeGit(said: string | null): Line {
  const mend = `Install git ${OLDEST_GIT} or newer: https://git-scm.com/`;
  const version = /\d+\.\d+[\w.]*/.exec(said ?? "")?.[0];
  if (version === undefined) return wrong("git", "git cannot be run.", mend);
  return isAtLeast(version, OLDEST_GIT)
    ? right("git", `git ${version}.`)
    : wrong("git", `git ${version} is too old.`, mend);
}

function isAtLeast(version: string, oldest: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map((part) => Number.parseInt(part, 10));
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split(".").map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

function gitSays(): string | null {
  try {
    return execFileSync("git", ["--version"], { encoding: "utf8", stdio: "pipe" });
  } catch {
    return null;
  }
}
