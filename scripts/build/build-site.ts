/** Builds this repository's site into a folder, and says what came of it. */
import { resolve, sep } from "node:path";
import { readSubmissions } from "../../comments/data-files.ts";
import { momentOf } from "../../comments/moment.ts";
import { makePictures } from "../../site/images/make-pictures.ts";
import { plansOf } from "../../site/images/shared-pictures.ts";
import { claimOutput } from "../../site/output-folder.ts";
import type { BuildPlan } from "../../site/plan/build-plan.ts";
import type { BuildTraces, ToldOfSite } from "../../site/plan/build-traces.ts";
import { goneFiles } from "../../site/plan/file-groups.ts";
import {
  areAsRead,
  type Inputs,
  inputChanges,
  lookAgain,
  NO_FILES,
  readInputs,
} from "../../site/plan/inputs.ts";
import { entryOf, textsOf } from "../../site/plan/table.ts";
import type { BuiltSite } from "../../site/settings.ts";
import type { ReadSite, SiteContent } from "../../site/site-content.ts";
import { insistThreadPlaces } from "../../site/threads.ts";
import { areAsImported } from "../import-typescript.mjs";
import { readMergePlan } from "../merge/apply-merge.ts";
import { reportLines } from "../merge/merge-report.ts";
import { insistOneEach } from "./insist-one-each.ts";
import { lostOutputs } from "./lost-outputs.ts";
import { makePages } from "./make-pages.ts";
import { doubtfulTraces, nextTraces } from "./next-traces.ts";
import { type BuildOptions, type PlannedSite, planSite, type Since } from "./plan-site.ts";
import { type OtherFiles, openStage, publish, type Stage } from "./stage.ts";
import { forgetTraces, readTraces, tracesFile, writeTraces } from "./traces-file.ts";
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
  const reading = heardLater(readInputs(".", built));
  const found = full ? null : lastTraces(file);
  const left = found?.traces ?? null;
  const lost = heardLater(lostOutputs(output, left));
  const inputs = await reading;
  insistThreadPlaces(".", inputs.read.keys());
  const since = sinceBuild({ left, lost, full }, inputs);
  const { last } = since;
  if (last !== null && (await isAsItWas(last, since, options.now))) {
    const nothing = { made: new Map(), changed: [] };
    whenPublished(nothing);
    return { ...last.said.told, ...nothing, kept: last.said.pages };
  }

  const planned = await planOf(since, inputs, options);
  const { read, plan } = planned;
  const asked = await makePages(planned, options, stage.folder);
  insistOneEach(planned, asked, stage.folder);
  const pictures = await picturesOf(planned, stage);
  const told = toldOf(read);
  // Of what people write nothing is read from here on.
  const looking = lookAgain(".", inputs);
  const changed = publish(stage, otherFiles(planned, pictures));
  whenPublished({ made: plan.made, changed });
  const done = { stage, inputs, asked, pictures, told };
  const [isSteady, traces] = await Promise.all([
    areAsRead(".", inputs, looking),
    // While git is at it; as a promise, so that neither fails unheard where both do.
    Promise.resolve().then(() => nextTraces(planned, done)),
  ]);
  // What an older program has made must not be taken for the work of the one that is there.
  if (!areAsImported()) forgetTraces(file);
  else if (isSteady) writeTraces(file, traces, last === null ? null : found);
  else if (last === null) forgetTraces(file);
  else writeTraces(file, doubtfulTraces(traces, last), found);
  return { ...told, made: plan.made, kept: traces.said.pages - plan.made.size, changed };
}

/** Most often nothing is lost: until that is known, all is planned as if it were so. */
async function planOf(since: Since, inputs: Inputs, options: BuildOptions): Promise<PlannedSite> {
  const planned = planSite(".", since, inputs, new Set(), options);
  const lost = await since.lost;
  return lost.size === 0 ? planned : planSite(".", since, inputs, lost, options);
}

/** What has become of what the last build read and wrote. */
function sinceBuild(
  { left, lost, full }: Pick<Since, "lost"> & { left: BuildTraces | null; full: boolean },
  inputs: Inputs,
): Since {
  const last = left?.said.surroundings === inputs.surroundings ? left : null;
  const before =
    last === null ? NO_FILES : { listed: last.listed, read: textsOf(last.tables.inputs) };
  return { last, whyAll: whyAll(left, full), lost, written: inputChanges(before, inputs) };
}

/** Where something else fails before this is awaited, that is what is told. */
function heardLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

function whyAll(left: BuildTraces | null, full: boolean): string {
  if (full) return "all is to be made";
  return left === null
    ? "nothing is known of a build before this"
    : "layouts, settings or the program changed";
}

/** Nothing that was read has changed, and all that was made is there: so it need not be looked at. */
async function isAsItWas(
  { said: { isWhole, until } }: BuildTraces,
  { written, lost }: Since,
  now: number,
): Promise<boolean> {
  if (!isWhole || written.size > 0) return false;
  return (until === null || momentOf(now) < until) && (await lost).size === 0;
}

/** Paths below the output folder. Where no picture can have changed none is looked at: each takes a while. */
async function picturesOf({ isPart, read }: PlannedSite, stage: Stage): Promise<readonly string[]> {
  if (isPart) return [];
  const folders = { output: stage.output, stage: stage.folder };
  return (await makePictures(".", plansOf(read.content), folders)).files;
}

function otherFiles(
  { since: { last }, plan, groups, isPart }: PlannedSite,
  pictures: readonly string[],
): OtherFiles {
  if (last !== null && isPart) {
    const wasThere = (path: string) => entryOf(last.tables.stamps, path) !== null;
    return { gone: goneFiles(groups), wasThere };
  }
  const pages = [...plan.kept.values()].map((trace) => trace.output);
  const files = groups.flatMap((group) => group.files.map(({ file: { path } }) => path));
  return { kept: [...pages, ...files, ...pictures] };
}

function toldOf({ content, threads }: ReadSite): ToldOfSite {
  const { withThread } = content.index;
  const responses = withThread.map((post) => content.threads.digestOf(post).responses);
  return {
    posts: withThread.length,
    comments: responses.reduce((sum, count) => sum + count, 0),
    reports: reportsOf(content, threads.keys()),
  };
}

function reportsOf({ index, threads }: SiteContent, ids: Iterable<string>): string[] {
  const { written, withThread } = index;
  const unmerged = readSubmissions(".").length > 0 ? reportLines(readMergePlan(".", written)) : [];
  const shown = new Set(withThread.map(({ id }) => id));
  const responsesOf = (id: string) => threads.digestOf({ id }).responses;
  return [...unmerged, ...unseenThreads([...ids], { shown, written, responsesOf })];
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
