/** Folds what a moderator approves into its thread as soon as it is seen, as CI would on a remote host. */
import { setTimeout as wait } from "node:timers/promises";
import { readSubmissions } from "../../comments/data-files.ts";
import { momentOf } from "../../comments/moment.ts";
import { gitIn } from "../../git-hosts/git.ts";
import type { SiteSettings } from "../../site/settings.ts";
import { commitMerge } from "../merge/commit-merge.ts";
import { knownPosts } from "../merge/known-posts.ts";
import { reportLines, summaryOf } from "../merge/merge-report.ts";

const LOOK_EVERY_MS = 500;

/** Looks until the signal says stop. What cannot be merged yet is told once, and tried again. */
export async function mergeApproved(
  root: string,
  settings: SiteSettings,
  print: (words: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let before = "";
  let told = "";
  while (!signal.aborted) {
    const problems = await mergeOnce(root, settings, print).catch(messageOf);
    // Told at the second look: a file that was half written at the first is whole by then.
    if (problems === before && problems !== told) {
      if (problems !== "") print(problems);
      told = problems;
    }
    before = problems;
    await wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** Gives what keeps submissions from being merged. */
async function mergeOnce(
  root: string,
  settings: SiteSettings,
  print: (words: string) => void,
): Promise<string> {
  if (readSubmissions(root).length === 0 || !(await isOnMain(root, settings))) return "";
  const plan = await commitMerge(root, knownPosts(root, settings, momentOf(Date.now())));
  const reports = reportLines(plan);
  if (plan.merged.length === 0) return reports.join("\n");
  print([...reports, summaryOf(plan, "merged and committed")].join("\n"));
  return "";
}

/** On another branch, and while a rebase is under way, the commit would land where it does not belong. */
async function isOnMain(root: string, { gitHost }: SiteSettings): Promise<boolean> {
  const head = await gitIn(root).text(["rev-parse", "--symbolic-full-name", "HEAD"]);
  return head === `refs/heads/${gitHost.branch}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
