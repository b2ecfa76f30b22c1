/** Runs Eleventy on this repository and says what came of it. */
import { relative, resolve, sep } from "node:path";
import { readSubmissions, threadIds } from "../../comments/data-files.ts";
import { claimOutput } from "../../site/output-folder.ts";
import type { BuildPlan } from "../../site/plan/build-plan.ts";
import type { SiteContent } from "../../site/site-content.ts";
import { readMergePlan } from "../merge/apply-merge.ts";
import { reportLines } from "../merge/merge-report.ts";
import { eleventyHere } from "./eleventy-here.ts";
import { type BuildOptions, planSite } from "./plan-site.ts";
import { unseenThreads } from "./unseen-threads.ts";

export interface BuildSummary extends BuildPlan {
  posts: number;
  comments: number;
  /** What a person should look at: in the submissions that are merged in memory, and threads that no page shows. */
  reports: string[];
}

/** `out` is relative to the working folder, which is that of the repository. */
export async function buildSite(out: string, options: BuildOptions): Promise<BuildSummary> {
  const output = resolve(out);
  insistOutput(output, out);
  const { content, plan, run, remember } = planSite(".", output, options);
  const eleventy = eleventyHere(relative(".", output), { run });
  // Errors are thrown as well, and told in fewer words by whoever catches them.
  eleventy.disableLogger();
  await eleventy.init();
  await eleventy.executeBuild("fs");
  remember();
  const { withThread } = content.index;
  const responses = withThread.map((post) => content.threads.digestOf(post).responses);
  return {
    posts: withThread.length,
    comments: responses.reduce((sum, count) => sum + count, 0),
    ...plan,
    reports: reportsOf(content),
  };
}

function reportsOf({ index, threads }: SiteContent): string[] {
  const { written, withThread } = index;
  const unmerged = readSubmissions(".").length > 0 ? reportLines(readMergePlan(".", written)) : [];
  const shown = new Set(withThread.map(({ id }) => id));
  const responsesOf = (id: string) => threads.digestOf({ id }).responses;
  return [...unmerged, ...unseenThreads(threadIds("."), { shown, written, responsesOf })];
}

function insistOutput(output: string, out: string): void {
  if (`${resolve(".")}${sep}`.startsWith(`${output}${sep}`)) {
    throw new Error(`${out} holds this repository; build into a folder of its own, such as _site.`);
  }
  if (claimOutput(output)) return;
  throw new Error(
    `${out} holds files that no build has written. Empty it first, or name another with --out.`,
  );
}
