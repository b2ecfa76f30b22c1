/** Plans a build into one folder from what the last one left. */
import { assetFiles } from "../../site/assets.ts";
import { machineFiles } from "../../site/machine-files.ts";
import { type BuildPlan, planAll, planBuild } from "../../site/plan/build-plan.ts";
import { type BuildTraces, type KnownFiles, knownFiles } from "../../site/plan/build-traces.ts";
import { changedFacts, shapeOf } from "../../site/plan/facts.ts";
import {
  type FileGroup,
  groupOfPost,
  groupsOfSite,
  planGroup,
} from "../../site/plan/file-groups.ts";
import type { Inputs } from "../../site/plan/inputs.ts";
import { type PageTemplate, readPageTemplates } from "../../site/plan/page-templates.ts";
import { sitePages } from "../../site/plan/site-pages.ts";
import { suspectsOf } from "../../site/plan/suspects.ts";
import { type Changes, namesHolding } from "../../site/plan/table.ts";
import type { BuiltSite } from "../../site/settings.ts";
import { type ReadSite, readSite } from "../../site/site-content.ts";
import { type SiteLists, siteLists } from "../../site/site-lists.ts";
import { threadFiles } from "../../site/thread-files.ts";

export interface BuildOptions extends BuiltSite {
  /** Milliseconds since 1970. */
  now: number;
}

export interface PlannedSite {
  since: Since;
  /** What the last build knew of files. */
  known: KnownFiles;
  /** Of the files that it wrote, those that are not there as they were. */
  lost: ReadonlySet<string>;
  read: ReadSite;
  /** Of what was read: see facts.ts. */
  shape: string;
  lists: SiteLists;
  templates: readonly PageTemplate[];
  plan: BuildPlan;
  /** What no template shapes. */
  groups: readonly FileGroup[];
  /** Of the facts that the last build left, those that are otherwise now. */
  changed: ReadonlyMap<string, string>;
  /** Nothing else can have changed than what the plan and the groups have. */
  isPart: boolean;
}

/** What has become of what the last build read and wrote. */
export interface Since {
  /** What it left, where something of it can be kept. */
  last: BuildTraces | null;
  /** Else why not. */
  whyAll: string;
  /** What people have written since: by path, the id of its content; all where nothing can be kept. */
  written: Changes<string>;
  /** Of the files that it wrote, those that are not there as they were. */
  lost: Promise<ReadonlySet<string>>;
}

/** `root` is the folder of the repository; of the files that the last build wrote, `lost` are not there as they were. */
export function planSite(
  root: string,
  since: Since,
  inputs: Inputs,
  lost: ReadonlySet<string>,
  { settings, preview, now }: BuildOptions,
): PlannedSite {
  const { last } = since;
  const known = last === null ? NOTHING_KNOWN : knownFiles(last);
  const before = { ...known, changed: since.written };
  const read = readSite(root, settings, { now, preview }, before);
  const { content } = read;
  const lists = siteLists(content);
  const templates = readPageTemplates(root);
  const shape = shapeOf(content);
  const isSameShape = last?.said.isWhole === true && last.said.shape === shape;
  const suspects =
    isSameShape && lost.size === 0
      ? suspectsOf([...since.written.keys()], last, content.index)
      : null;
  // Asked for its own sake: where two files have one address, nothing is built.
  if (suspects === null) void lists.aliases;
  const changed =
    last === null ? NONE : changedFacts(last, content, shape, suspects?.facts ?? null);
  const wanted =
    last === null || suspects === null
      ? null
      : namesHolding(last.tables.pages, [...changed.keys()]);
  const pages = sitePages(content, lists, templates, wanted);
  const groups = [
    ...(suspects?.posts ?? content.index.withThread)
      .filter(({ comments }) => comments !== null)
      .map((post) => groupOfPost(post, threadFiles(post, content))),
    ...groupsOfSite([...machineFiles(content), ...assetFiles(root, inputs.ids)]),
  ];
  return {
    ...{ since, known, lost, read, shape, lists, templates, changed, isPart: suspects !== null },
    plan: last === null ? planAll(pages, since.whyAll) : planBuild(pages, { last, changed, lost }),
    groups: groups.map((group) => planGroup(group, last, lost)),
  };
}

const NONE: ReadonlyMap<string, string> = new Map();
const NOTHING_KNOWN: KnownFiles = { posts: new Map(), threads: new Map(), pictures: new Map() };
