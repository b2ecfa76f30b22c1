/** Runs Eleventy on this repository and says what came of it. */
import { readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { parseAs, parseJson } from "../../comments/bad-file.ts";
import { readSubmissions } from "../../comments/data-files.ts";
import { SITE_INDEX_FILE, SiteIndex } from "../../comments/site-index.ts";
import { claimOutput } from "../../site/output-folder.ts";
import type { BuildPlan } from "../../site/plan/build-plan.ts";
import { readPostIds } from "../../site/post-ids.ts";
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
  const { plan, run, remember } = planSite(".", output, options);
  const eleventy = eleventyHere(relative(".", output), { run });
  // Errors are thrown as well, and told in fewer words by whoever catches them.
  eleventy.disableLogger();
  await eleventy.init();
  await eleventy.executeBuild("fs");
  remember();
  const file = join(output, SITE_INDEX_FILE);
  const { posts } = parseAs(SiteIndex, parseJson(readFileSync(file, "utf8"), file), file);
  return {
    posts: posts.length,
    comments: posts.reduce((sum, { responses }) => sum + responses, 0),
    ...plan,
    reports: reportsOf(posts.map(({ id }) => id)),
  };
}

/** `shown`: the posts whose pages show their threads. */
function reportsOf(shown: readonly string[]): string[] {
  const written = readPostIds(".");
  const unmerged = readSubmissions(".").length > 0 ? reportLines(readMergePlan(".", written)) : [];
  return [...unmerged, ...unseenThreads(".", { shown: new Set(shown), written })];
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
