/** What a merge has to tell a person, in words. */
import type { MergeReport } from "../../comments/merge-plan.ts";

export function lineOfReport({ path, problem, about }: MergeReport): string {
  switch (problem) {
    case "missing-parent":
      return `${path}: answers ${about}, which is not in the thread. It is merged and shown at top level.`;
    case "cycle":
      return `${path}: answers ${about}, and in the end itself. It is merged and shown without that link.`;
    case "duplicate":
      return `${path}: the thread has another comment with the id ${about}. Left where it is: compare the two, then delete this file.`;
    case "unknown-post":
      return `${path}: there is no post "${about}". Left where it is: restore the post, give a post "thread: ${about}", or delete this file.`;
  }
}
