/** Merges, and commits exactly the files of the merge, whatever else is staged or edited. */
import { readThread } from "../../comments/data-files.ts";
import type { MergePlan } from "../../comments/merge-plan.ts";
import { SUBMISSIONS, threadPath } from "../../comments/paths.ts";
import { type Git, gitIn } from "../../git-hosts/git.ts";
import { moderatorIdentity } from "../../git-hosts/identity.ts";
import { oneAtATime } from "../../git-hosts/one-at-a-time.ts";
import { applyMerge, readMergePlan } from "./apply-merge.ts";

/** Carries the merge out, commits it, and gives the plan it followed. `posts` as in {@link readMergePlan}. */
export async function commitMerge(
  root: string,
  posts: ReadonlySet<string> | null,
): Promise<MergePlan> {
  const git = gitIn(root);
  // An approval under way has its file on disk before it is on the branch.
  return oneAtATime(git, async () => {
    const plan = readMergePlan(root, posts);
    applyMerge(root, plan);
    const paths = await pathsToCommit(git, root, plan);
    if (paths.length > 0) await commitPaths(git, paths, messageFor(plan));
    return plan;
  });
}

/**
 * Those of the plan, and those of a run that crashed before its commit: submissions that are
 * committed, that are gone from the disk, and whose comment stands in its thread.
 */
async function pathsToCommit(git: Git, root: string, plan: MergePlan): Promise<string[]> {
  const gone = ["diff", "--name-only", "--no-renames", "--diff-filter=D", "-z", "HEAD"];
  const listed = await git.text([...gone, "--", `${SUBMISSIONS}/`]);
  const merged = listed.split("\0").flatMap((path) => {
    const [, post = "", id = ""] = /\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
    return post !== "" && isInThread(root, post, id) ? [{ path, thread: threadPath(post) }] : [];
  });
  const threads = plan.threads.map(({ post }) => threadPath(post));
  return [...new Set([...threads, ...merged.flatMap(({ path, thread }) => [path, thread])])];
}

function isInThread(root: string, post: string, id: string): boolean {
  return readThread(root, post).comments.some((comment) => comment.id === id);
}

async function commitPaths(git: Git, paths: readonly string[], message: string): Promise<void> {
  const input = paths.join("\0");
  const fromInput = ["--pathspec-from-file=-", "--pathspec-file-nul"];
  await git.text(["add", ...fromInput], { input });
  // --only leaves what the author has staged staged, and out of this commit.
  await git.text(["commit", "--quiet", "--no-verify", "--only", "-m", message, ...fromInput], {
    input,
    env: await moderatorIdentity(git),
  });
}

function messageFor({ merged }: MergePlan): string {
  return merged.length === 1 ? "Merge 1 comment" : `Merge ${merged.length} comments`;
}
