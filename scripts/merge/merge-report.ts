/** What a merge has to tell a person, in words. */
import { dirname } from "node:path";
import type { MergePlan, MergeReport } from "../../comments/merge-plan.ts";
import { counted } from "../counted.ts";

/** `3 comments merged, in 2 threads.` */
export function summaryOf({ merged }: MergePlan, done: string): string {
  if (merged.length === 0) return "Nothing to merge.";
  const threads = new Set(merged.map((path) => dirname(path)));
  return `${counted(merged.length, "comment")} ${done}, in ${counted(threads.size, "thread")}.`;
}

/** A line for each thing that a person should look at. */
export function reportLines({ reports }: MergePlan): string[] {
  return reports.map((report) => `${report.path}: ${wordsFor(report)}`);
}

function wordsFor({ id, problem, about }: MergeReport): string {
  switch (problem) {
    case "missing-parent":
      return `${id} answers ${about}, which is not in the thread. It is shown at top level.`;
    case "cycle":
      return `${id} answers ${about}, and so in the end itself. It is shown at top level.`;
    case "repeated":
      return `the id ${about} is there more than once, and only the first such comment is shown. Give the others ids of their own, or remove them.`;
    case "duplicate":
      return `the thread has another comment with the id ${about}. Left where it is: compare the two, then delete this file.`;
    case "unknown-post":
      return `there is no post "${about}". Left where it is: restore the post, write "thread: ${about}" into the post it became, or delete this file.`;
  }
}
