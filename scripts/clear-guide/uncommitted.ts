/** Which files git could not bring back, were they removed. */
import type { Git } from "../../git-hosts/plain-git/git.ts";

/** Those of `files` that differ from the last commit, or that it has not. */
export async function uncommitted(git: Git, files: readonly string[]): Promise<string[]> {
  if (files.length === 0) return [];
  const status = ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all"];
  const output = await git.text([...status, "--ignored=matching", "--", ...files]);
  // Two letters and a space stand before each path.
  return output
    .split("\0")
    .map((entry) => entry.slice(3))
    .filter((path) => path !== "");
}
