/** Builds this repository's site into a folder, and says what came of it. */
import { resolve, sep } from "node:path";
import { readSubmissions, threadIds } from "../../comments/data-files.ts";
import { momentOf } from "../../comments/moment.ts";
import { makePictures } from "../../site/images/make-pictures.ts";
import { plansOf } from "../../site/images/shared-pictures.ts";
import { claimOutput } from "../../site/output-folder.ts";
import type { BuildPlan } from "../../site/plan/build-plan.ts";
import type { BuildTraces, ToldOfSite } from "../../site/plan/build-traces.ts";
import { hasStamp } from "../../site/plan/file-stamp.ts";
import { type Inputs, readInputs } from "../../site/plan/inputs.ts";
import type { BuiltSite } from "../../site/settings.ts";
import type { SiteContent } from "../../site/site-content.ts";
import { readMergePlan } from "../merge/apply-merge.ts";
import { reportLines } from "../merge/merge-report.ts";
import { makePages } from "./make-pages.ts";
import { doubtfulTraces, nextTraces } from "./next-traces.ts";
import { planSite } from "./plan-site.ts";
import { openStage, publish } from "./stage.ts";
import { readTraces, tracesFile, writeTraces } from "./traces-file.ts";
import { unseenThreads } from "./unseen-threads.ts";

export interface BuildSummary extends ToldOfSite, Pick<BuildPlan, "made"> {
  /** How many pages are as they were. */
  kept: number;
  /** Files that are not as they were, below the output folder. */
  changed: readonly string[];
}

export interface BuildWish {
  /** Nothing is kept. */
  full: boolean;
  /** Gives what the last build left, where that was read ahead. */
  lastTraces?: typeof readTraces;
  /** Called once the site is there; what the next build wants to know of it is written after that. */
  whenPublished?: (site: Pick<BuildSummary, "made" | "changed">) => void;
}

/**
 * `out` is relative to the working folder, which is that of the repository.
 * Only one at a time may be at work on a folder: see in-turn.ts.
 */
export async function buildSite(
  out: string,
  built: BuiltSite,
  { full, lastTraces = readTraces, whenPublished = () => {} }: BuildWish,
): Promise<BuildSummary> {
  const output = resolve(out);
  insistOutput(output, out);
  const file = tracesFile(".", output);
  const stage = openStage(file, output);
  const options = { ...built, now: Date.now() };
  // Git looks at all files meanwhile.
  const reading = readInputs(".", built);
  const before = full ? null : lastTraces(file);
  const last = before?.traces ?? null;
  const inputs = await reading;
  if (last !== null && isAsItWas(last, inputs, { output, now: options.now })) {
    const kept = Object.keys(last.pages).length;
    const nothing = { made: new Map(), changed: [] };
    whenPublished(nothing);
    return { ...last.told, ...nothing, kept };
  }
  const planned = planSite(".", output, last, inputs, options);
  const { read, plan } = planned;
  const asked = await makePages(planned, options, stage.folder);
  const { files: pictures } = await makePictures(".", plansOf(read.content), {
    output,
    stage: stage.folder,
  });
  const pages = [...plan.kept.values()].map((trace) => trace.output);
  const files = planned.files.map(({ file: { path } }) => path);
  const changed = publish(stage, [...pages, ...files, ...pictures]);
  whenPublished({ made: plan.made, changed });
  const readingAgain = readInputs(".", built);
  const told = toldOf(read.content);
  const done = { output, stage: stage.folder, last, inputs, asked, pictures, told };
  const traces = nextTraces(planned, done);
  const isSteady = (await readingAgain).key === inputs.key;
  writeTraces(file, isSteady ? traces : doubtfulTraces(traces, planned, last), before);
  return { ...told, made: plan.made, kept: plan.kept.size, changed };
}

/** Nothing that was read has changed, and all that was made is there: so it need not be looked at. */
function isAsItWas(
  { inputs, until, pages, files }: BuildTraces,
  { key }: Inputs,
  { output, now }: { output: string; now: number },
): boolean {
  return (
    inputs === key &&
    (until === null || momentOf(now) < until) &&
    Object.values(pages).every((trace) => hasStamp(output, trace.output, trace)) &&
    Object.entries(files).every(([path, trace]) => hasStamp(output, path, trace))
  );
}

function toldOf(content: SiteContent): ToldOfSite {
  const { withThread } = content.index;
  const responses = withThread.map((post) => content.threads.digestOf(post).responses);
  return {
    posts: withThread.length,
    comments: responses.reduce((sum, count) => sum + count, 0),
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
