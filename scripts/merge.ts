/** `npm run merge`: folds approved submissions into their threads. */
import type { MergePlan } from "../comments/merge-plan.ts";
import { gitIn } from "../git-hosts/plain-git/git.ts";
import { remoteHere } from "../git-hosts/plain-git/remote-name.ts";
import { postIdsAt } from "../site/post-ids.ts";
import { site } from "../site.config.ts";
import { commandLine } from "./command-line.ts";
import { readMergePlan } from "./merge/apply-merge.ts";
import { commitMerge } from "./merge/commit-merge.ts";
import { mergeFiles } from "./merge/merge-files.ts";
import { reportLines, summaryOf } from "./merge/merge-report.ts";
import { pushMerge } from "./merge/push-merge.ts";
import { visibleText } from "./terminal-text.ts";

const USAGE = `Usage: npm run merge -- [--check | --commit | --push]

Folds the approved submissions in comments-data/submissions/ into the threads in
comments-data/threads/. Running it again changes nothing more.

  --check    writes nothing; exits with 1 if there is something to merge
  --commit   also commits exactly the files of the merge
  --push     for CI: fetches the main branch, merges on top of it, commits and pushes;
             where somebody else pushed meanwhile it does so again, five times at most`;

const { values } = commandLine(USAGE, {
  check: { type: "boolean", default: false },
  commit: { type: "boolean", default: false },
  push: { type: "boolean", default: false },
});

try {
  await merge(process.cwd());
} catch (error) {
  console.error(visibleText(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}

async function merge(root: string): Promise<void> {
  const { perPage } = site.comments;
  // The posts are read again each time: a fetch may have brought some.
  const committed = () => commitMerge(root, postIdsAt(root), perPage);
  if (values.check) {
    const plan = readMergePlan(root, postIdsAt(root));
    tell(plan, "to be merged");
    if (plan.merged.length > 0) process.exitCode = 1;
  } else if (values.commit) {
    tell(await committed(), "merged and committed");
  } else if (values.push) {
    const git = gitIn(root);
    const { branch, remote } = site.gitHost;
    const upstream = { branch, remote: await remoteHere(git, remote) };
    tell(await pushMerge(git, upstream, committed), "merged, committed and pushed");
  } else {
    tell(await mergeFiles(root, postIdsAt(root), perPage), "merged");
  }
}

function tell(plan: MergePlan, done: string): void {
  for (const line of reportLines(plan)) console.error(line);
  console.log(summaryOf(plan, done));
}
