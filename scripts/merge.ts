/** `npm run merge`: folds approved submissions into their threads. */
import { parseArgs } from "node:util";
import type { MergePlan } from "../comments/merge-plan.ts";
import { site } from "../site.config.ts";
import { applyMerge, readMergePlan } from "./merge/apply-merge.ts";
import { commitMerge } from "./merge/commit-merge.ts";
import { lineOfReport } from "./merge/merge-reports.ts";

const USAGE = `npm run merge [-- --check | --commit]

Folds the approved submissions in comments-data/submissions/ into the threads in
comments-data/threads/. Running it again changes nothing more.

  --check    writes nothing; exits with 1 if there is something to merge
  --commit   also commits exactly the files of the merge`;
