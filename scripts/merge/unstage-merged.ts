/** Takes merged submissions that were never committed out of the index: a commit would bring them back. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { SUBMISSIONS } from "../../comments/paths.ts";
import type { Git } from "../../git-hosts/plain-git/git.ts";
import { mergedAmong } from "./apply-merge.ts";

export async function unstageMerged(git: Git, root: string): Promise<void> {
  const added = ["diff", "--cached", "--name-only", "--no-renames", "--diff-filter=A", "-z"];
  const staged = (await git.text([...added, "--", `${SUBMISSIONS}/`])).split("\0");
  const merged = mergedAmong(
    root,
    staged.filter((path) => !existsSync(join(root, path))),
  );
  if (merged.length === 0) return;
  await git.text(["update-index", "--force-remove", "-z", "--stdin"], { input: merged.join("\0") });
}
