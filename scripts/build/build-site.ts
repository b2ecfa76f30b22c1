/** Builds this repository's site into a folder, and says what came of it. */
import { resolve, sep } from "node:path";
import { readSubmissions, threadIds } from "../../comments/data-files.ts";
import { makePictures } from "../../site/images/make-pictures.ts";
import { plansOf } from "../../site/images/shared-pictures.ts";
import { claimOutput } from "../../site/output-folder.ts";
import type { BuildPlan } from "../../site/plan/build-plan.ts";
import type { BuiltSite } from "../../site/settings.ts";
import type { SiteContent } from "../../site/site-content.ts";
import { readMergePlan } from "../merge/apply-merge.ts";
import { reportLines } from "../merge/merge-report.ts";
import { makePages } from "./make-pages.ts";
import { nextTraces } from "./next-traces.ts";
import { planSite } from "./plan-site.ts";
import { openStage, publish } from "./stage.ts";
import { readTraces, tracesFile, writeTraces } from "./traces-file.ts";
import { unseenThreads } from "./unseen-threads.ts";

export interface BuildSummary extends BuildPlan {
  posts: number;
  comments: number;
  /** Files that are not as they were, below the output folder. */
  changed: readonly string[];
  /** What a person should look at: in the submissions that are merged in memory, and threads that no page shows. */
  reports: string[];
}

/** `out` is relative to the working folder, which is that of the repository. With `full` nothing is kept. */
export async function buildSite(
  out: string,
  built: BuiltSite,
  { full }: { full: boolean },
): Promise<BuildSummary> {
  const output = resolve(out);
  insistOutput(output, out);
  const file = tracesFile(".", output);
  const stage = openStage(file, output);
  const options = { ...built, now: Date.now() };
  const last = full ? null : readTraces(file);
  const planned = planSite(".", output, last, options);
  const { read, plan } = planned;
  const asked = await makePages(planned, options, stage.folder);
  const pictures = await makePictures(".", plansOf(read.content), output);
  const pages = [...plan.kept.values()].map((trace) => trace.output);
  const files = planned.files.map(({ file: { path } }) => path);
  const changed = publish(stage, [...pages, ...files, ...pictures.files]);
  writeTraces(file, nextTraces(planned, { output, stage: stage.folder, last, asked }));
  return { ...summaryOf(read.content, plan), changed };
}

function summaryOf(content: SiteContent, plan: BuildPlan): Omit<BuildSummary, "changed"> {
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
