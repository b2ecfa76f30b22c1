/** What everything on plain git stands on: git in a folder, and the refs of the moderated repository. */
import { setTimeout as delay } from "node:timers/promises";
import { type Git, type GitSurroundings, gitIn } from "./git.ts";
import { localRefs } from "./local-refs.ts";
import type { Refs } from "./refs.ts";
import { remoteRefs } from "./remote-refs.ts";

export interface PlainGitSettings {
  /** A folder of the repository, bare or not. */
  directory: string;
  /** The main branch. */
  branch: string;
  /** Null where `directory` is the moderated repository itself; else the remote that is. */
  remote: string | null;
}

export interface Repository {
  readonly git: Git;
  readonly refs: Refs;
}

/** `options` hold for every git that runs there. */
export function openRepository(
  { directory, branch, remote }: PlainGitSettings,
  options: GitSurroundings = {},
): Repository {
  const git = gitIn(directory, options);
  return {
    git,
    refs: remote === null ? localRefs(git, branch) : remoteRefs(git, branch, remote),
  };
}

/** The commit that the main branch is at, as of the last refresh. */
export async function mainTip({ git, refs }: Repository): Promise<string> {
  const name = refs.localName(refs.main);
  try {
    return await git.text(["rev-parse", "--verify", "--quiet", `${name}^{commit}`]);
  } catch (cause) {
    throw new Error(
      `There is no branch ${refs.main.replace("refs/heads/", "")} with a commit in ${git.directory}. ` +
        "Make a first commit there, or set the name of your main branch in site.config.ts (gitHost.branch).",
      { cause },
    );
  }
}

const ATTEMPTS = 8;
const LONGEST_PAUSE_MS = 100;

/**
 * Tries again from the start where somebody else moved a ref meanwhile. `attempt` gives undefined
 * where that happened. The pauses are of chance length: two who collide must not go on in step.
 */
export async function untilMoved<T>(
  { refs }: Repository,
  attempt: () => Promise<T | undefined>,
  pause: () => Promise<void> = () => delay(Math.random() * LONGEST_PAUSE_MS),
): Promise<T> {
  for (let count = 1; count <= ATTEMPTS; count += 1) {
    if (count > 1) await pause();
    await refs.refresh();
    const result = await attempt();
    if (result !== undefined) return result;
  }
  throw new Error(
    `Somebody else changed the repository ${ATTEMPTS} times while this was under way. Nothing was changed; try again.`,
  );
}
