/** Plans a build into one folder from what the last one left. */
import { assetFiles } from "../../site/assets.ts";
import type { ContentIds } from "../../site/content-ids.ts";
import { machineFiles } from "../../site/machine-files.ts";
import type { OutputFile } from "../../site/output-folder.ts";
import { type BuildPlan, planBuild } from "../../site/plan/build-plan.ts";
import type {
  BuildTraces,
  FileTrace,
  KnownFiles,
  PageTrace,
} from "../../site/plan/build-traces.ts";
import { keysNow } from "../../site/plan/facts.ts";
import { hasStamp } from "../../site/plan/file-stamp.ts";
import type { Inputs } from "../../site/plan/inputs.ts";
import { type PageTemplate, readPageTemplates } from "../../site/plan/page-templates.ts";
import { sitePages } from "../../site/plan/site-pages.ts";
import type { BuiltSite } from "../../site/settings.ts";
import { type KnownContent, type ReadSite, readSite } from "../../site/site-content.ts";
import { type SiteLists, siteLists } from "../../site/site-lists.ts";
import { threadFiles } from "../../site/thread-files.ts";

export interface BuildOptions extends BuiltSite {
  /** Milliseconds since 1970. */
  now: number;
}

export interface PlannedSite {
  read: ReadSite;
  lists: SiteLists;
  templates: readonly PageTemplate[];
  plan: BuildPlan;
  /** Those that no template shapes. */
  files: readonly PlannedFile[];
}

export interface PlannedFile {
  file: OutputFile;
  /** The file of the post whose thread it holds. */
  post: string | null;
  /** Null where it is made. */
  kept: FileTrace | null;
}

/**
 * `output` is the absolute path of the folder that is built into, `root` that of the repository; `last`
 * is null where nothing is to be kept.
 */
export function planSite(
  root: string,
  output: string,
  last: BuildTraces | null,
  { ids, surroundings }: Inputs,
  { settings, preview, now }: BuildOptions,
): PlannedSite {
  const same = last?.surroundings === surroundings ? last : null;
  const read = readSite(root, settings, { now, preview }, known(same, ids));
  const { content } = read;
  const lists = siteLists(content);
  const templates = readPageTemplates(root);
  const plan = planBuild(sitePages(content, lists, templates), {
    ...{ last, surroundings },
    keysNow: (last) => keysNow(last, content),
    isThere: (trace: PageTrace) => hasStamp(output, trace.output, trace),
  });
  const planned = (file: OutputFile, post: string | null = null): PlannedFile => {
    const trace = same?.files[file.path];
    const isKept = trace?.key === file.key && hasStamp(output, file.path, trace);
    return { file, post, kept: isKept ? trace : null };
  };
  const ofThreads = content.index.withThread.flatMap((post) =>
    threadFiles(post, content).map((file) => planned(file, post.file)),
  );
  const ofSite = [...machineFiles(content), ...assetFiles(root, ids)].map((file) => planned(file));
  const files = [...ofThreads, ...ofSite];
  return { read, lists, templates, plan, files };
}

function known(last: KnownFiles | null, ids: ContentIds): KnownContent {
  if (last === null) return { ids, posts: {}, threads: new Map(), pictures: {} };
  const { posts, threads, pictures } = last;
  return { ids, posts, threads: new Map(Object.entries(threads)), pictures };
}
