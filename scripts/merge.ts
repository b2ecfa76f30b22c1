/** `npm run merge`: folds approved submissions into their threads. */
import type { MergePlan } from "../comments/merge-plan.ts";
import { postIdsAt } from "../site/post-ids.ts";
import { site } from "../site.config.ts";
import { commandLine } from "./command-line.ts";
import { readMergePlan } from "./merge/apply-merge.ts";
import { commitMerge } from "./merge/commit-merge.ts";
import { mergeFiles } from "./merge/merge-files.ts";
import { reportLines, summaryOf } from "./merge/merge-report.ts";
import { visibleText } from "./terminal-text.ts";

const USAGE = `Usage: npm run merge -- [--check | --commit]

Folds the approved submissions in comments-data/submissions/ into the threads in
comments-data/threads/. Running it again changes nothing more.

  --check    writes nothing; exits with 1 if there is something to merge
  --commit   also commits exactly the files of the merge`;

const { values } = commandLine(USAGE, {
  check: { type: "boolean", default: false },
  commit: { type: "boolean", default: false },
});

try {
  await merge(process.cwd());
} catch (error) {
  console.error(visibleText(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}

async function merge(root: string): Promise<void> {
  const posts = postIdsAt(root);
  const { perPage } = site.comments;
  if (values.check) {
    const plan = readMergePlan(root, posts);
    tell(plan, "to be merged");
    if (plan.merged.length > 0) process.exitCode = 1;
  } else if (values.commit) {
    tell(await commitMerge(root, posts, perPage), "merged and committed");
  } else {
    tell(await mergeFiles(root, posts, perPage), "merged");
  }
}

function tell(plan: MergePlan, done: string): void {
  for (const line of reportLines(plan)) console.error(line);
  console.log(summaryOf(plan, done));
}
