/** Merges in the working tree and leaves the commit to its author. */
import type { MergePlan, PostIds } from "../../comments/merge-plan.ts";
import { aloneIn } from "../alone.ts";
import { applyMerge, readMergePlan } from "./apply-merge.ts";
import { unstageMerged } from "./unstage-merged.ts";

/** Carries the merge out and gives the plan it followed. `posts` and `perPage` as in {@link readMergePlan}. */
export async function mergeFiles(
  root: string,
  posts: PostIds | null,
  perPage: number | null = null,
): Promise<MergePlan> {
  return aloneIn(root, async (git) => {
    const plan = readMergePlan(root, posts, { perPage });
    applyMerge(root, plan);
    if (git !== null) await unstageMerged(git, root);
    return plan;
  });
}
