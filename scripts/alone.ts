/** Keeps other processes of Stet from the files of a folder while a script changes them. */
import { type Git, GitFailed, gitIn } from "../git-hosts/plain-git/git.ts";
import { oneAtATime } from "../git-hosts/plain-git/one-at-a-time.ts";

/** `action` gets null where the folder is no git repository yet: then nothing else works on it. */
export async function aloneIn<T>(
  folder: string,
  action: (git: Git | null) => Promise<T>,
): Promise<T> {
  const git = gitIn(folder);
  return (await isRepository(git)) ? oneAtATime(git, () => action(git)) : action(null);
}

async function isRepository(git: Git): Promise<boolean> {
  try {
    await git.text(["rev-parse", "--git-dir"]);
    return true;
  } catch (error) {
    if (error instanceof GitFailed) return false;
    throw error;
  }
}
