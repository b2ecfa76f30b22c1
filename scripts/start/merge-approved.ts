/** Folds what a moderator approves into its thread as soon as it is seen, as CI would on a remote host. */
import { setTimeout as wait } from "node:timers/promises";
import { readSubmissions } from "../../comments/data-files.ts";
import { gitIn } from "../../git-hosts/plain-git/git.ts";
import { postIdsAt } from "../../site/post-ids.ts";
import type { SiteSettings } from "../../site/settings.ts";
import { commitMerge } from "../merge/commit-merge.ts";
import { reportLines, summaryOf } from "../merge/merge-report.ts";

const LOOK_AFTER_MS = 500;
/** Where something keeps submissions from being merged, it rarely goes away in an instant. */
const LOOK_AGAIN_AFTER_MS = 3_000;

/** Looks until the signal says stop. What cannot be merged yet is told once, and tried again. */
export async function mergeApproved(
  root: string,
  settings: SiteSettings,
  print: (words: string) => void,
  signal: AbortSignal,
): Promise<void> {
  // Null at first and after a failure: there may be a merge to commit with no submission left to see.
  let reports: string | null = null;
  let told = "";
  while (!signal.aborted) {
    try {
      if (reports === null || readSubmissions(root).length > 0) {
        reports = await mergeOnce(root, settings, print);
        tell(reports);
      }
    } catch (error) {
      reports = null;
      tell(error instanceof Error ? error.message : String(error));
    }
    const pause = reports === "" ? LOOK_AFTER_MS : LOOK_AGAIN_AFTER_MS;
    await wait(pause, undefined, { signal }).catch(() => {});
  }

  function tell(words: string): void {
    if (words !== told && words !== "") print(words);
    told = words;
  }
}

/** Gives what keeps submissions from being merged, a line for each. */
async function mergeOnce(
  root: string,
  settings: SiteSettings,
  print: (words: string) => void,
): Promise<string> {
  const { branch } = settings.gitHost;
  const { perPage } = settings.comments;
  if (!(await isOnMain(root, branch))) {
    return `This folder is not on ${branch}: what you approve shows here once ${branch} is checked out.`;
  }
  const plan = await commitMerge(root, postIdsAt(root), perPage);
  const reports = reportLines(plan);
  if (plan.merged.length === 0) return reports.join("\n");
  print([...reports, summaryOf(plan, "merged and committed")].join("\n"));
  return "";
}

/** On another branch, and while a rebase is under way, the commit would land where it does not belong. */
async function isOnMain(root: string, branch: string): Promise<boolean> {
  const head = await gitIn(root).text(["rev-parse", "--symbolic-full-name", "HEAD"]);
  return head === `refs/heads/${branch}`;
}
