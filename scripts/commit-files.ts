/** Commits exactly the files of a script, whatever else is staged or edited. */
import type { Git } from "../git-hosts/plain-git/git.ts";
import { moderatorIdentity } from "../git-hosts/plain-git/identity.ts";

/** Paths in the repository: `written` may be new to git, `gone` are committed and no more on disk. */
export async function commitFiles(
  git: Git,
  { written, gone }: { written: readonly string[]; gone: readonly string[] },
  message: string,
): Promise<void> {
  const fromInput = ["--pathspec-from-file=-", "--pathspec-file-nul"];
  // New ones git does not know yet. It would refuse submissions that a run which crashed has staged.
  await git.text(["add", ...fromInput], { input: written.join("\0") });
  // --only leaves what the author has staged staged, and out of this commit.
  await git.text(["commit", "--quiet", "--no-verify", "--only", "-m", message, ...fromInput], {
    input: [...written, ...gone].join("\0"),
    env: await moderatorIdentity(git),
  });
}
