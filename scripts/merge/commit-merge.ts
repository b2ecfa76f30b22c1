/** Merges, and commits exactly the files of the merge, whatever else is staged or edited. */
import { basename, dirname } from "node:path";
import type { MergePlan, PostIds } from "../../comments/merge-plan.ts";
import { SUBMISSIONS, threadPath } from "../../comments/paths.ts";
import { type Git, gitIn } from "../../git-hosts/plain-git/git.ts";
import { filesUnder } from "../../git-hosts/plain-git/objects.ts";
import { oneAtATime } from "../../git-hosts/plain-git/one-at-a-time.ts";
import { commitFiles } from "../commit-files.ts";
import { applyMerge, mergedAmong, readMergePlan } from "./apply-merge.ts";
import { unstageMerged } from "./unstage-merged.ts";

/**
 * Carries the merge out, commits it, and gives the plan it followed, with what it finished of a run
 * that crashed. `posts` and `perPage` as in {@link readMergePlan}. Only what is committed is approved: an approval
 * that was killed leaves its file on disk, and may yet be taken back.
 */
export async function commitMerge(
  root: string,
  posts: PostIds | null,
  perPage: number | null = null,
): Promise<MergePlan> {
  const git = gitIn(root);
  // An approval under way has its file on disk before it is on the branch.
  return oneAtATime(git, async () => {
    const committed = new Set(await filesUnder(git, "HEAD", SUBMISSIONS));
    const plan = readMergePlan(root, posts, { perPage, only: committed });
    applyMerge(root, plan);
    await unstageMerged(git, root);
    const merged = await mergedAndGone(git, root);
    if (merged.length > 0) {
      const threads = new Set(merged.map((path) => threadPath(basename(dirname(path)))));
      await commitFiles(git, { written: [...threads], gone: merged }, messageFor(merged));
    }
    return { ...plan, merged };
  });
}

/**
 * Submissions that are committed, that are gone from the disk, and whose comment stands in its thread:
 * those of the plan, and those of a run that crashed before its commit.
 */
async function mergedAndGone(git: Git, root: string): Promise<string[]> {
  const gone = ["diff", "--name-only", "--no-renames", "--diff-filter=D", "-z", "HEAD"];
  const listed = await git.text([...gone, "--", `${SUBMISSIONS}/`]);
  return mergedAmong(root, listed.split("\0"));
}

function messageFor({ length }: readonly string[]): string {
  return length === 1 ? "Merge 1 comment" : `Merge ${length} comments`;
}
