/** Plans a build into one folder from what the last one left, and leaves as much for the next. */
import { contentIds } from "../../site/content-ids.ts";
import { askedFacts } from "../../site/plan/asked-facts.ts";
import { type BuildPlan, planBuild } from "../../site/plan/build-plan.ts";
import type { FileTrace, PageTrace } from "../../site/plan/build-traces.ts";
import { factKeys } from "../../site/plan/facts.ts";
import { hasStamp } from "../../site/plan/file-stamp.ts";
import { readPageTemplates } from "../../site/plan/page-templates.ts";
import { scopeOf } from "../../site/plan/scope.ts";
import { sitePages } from "../../site/plan/site-pages.ts";
import type { SiteRun } from "../../site/plan/site-run.ts";
import { SURROUNDINGS, surroundingsOf } from "../../site/plan/surroundings.ts";
import type { BuiltSite } from "../../site/settings.ts";
import { readSite, type SiteContent } from "../../site/site-content.ts";
import { siteLists } from "../../site/site-lists.ts";
import { fileTraces, knownContent, pageTraces } from "./next-traces.ts";
import { readTraces, tracesFile, writeTraces } from "./traces-file.ts";

export interface BuildOptions extends BuiltSite {
  /** Nothing is kept of the last build. */
  full: boolean;
}

export interface PlannedSite {
  content: SiteContent;
  plan: BuildPlan;
  run: SiteRun;
  /** For the next build, once all is written. */
  remember: () => void;
}

const CONTENT = ["posts", "pages", "comments-data/threads"];

/** `output` is the absolute path of the folder that is built into, `root` that of the repository. */
export function planSite(
  root: string,
  output: string,
  { settings, preview, full }: BuildOptions,
): PlannedSite {
  const ids = contentIds(root, [...CONTENT, ...SURROUNDINGS]);
  const surroundings = surroundingsOf(root, ids, { settings, preview });
  const file = tracesFile(root, output);
  const last = full ? null : readTraces(file);
  const same = last?.surroundings === surroundings ? last : null;
  const known = same && { ids, posts: same.posts, threads: new Map(Object.entries(same.threads)) };
  const read = readSite(root, settings, { now: Date.now(), preview }, known);
  const { content } = read;
  const lists = siteLists(content);
  const templates = readPageTemplates(root);
  const pages = sitePages(content, lists, templates);
  const { keyOf, postsKey } = factKeys(content, same);
  const isThere = (trace: PageTrace) => hasStamp(output, trace.output, trace);
  const plan = planBuild(pages, { last, surroundings, keyOf, isThere });
  const scope = scopeOf([...plan.made.keys()], lists, templates);
  const asked = askedFacts();
  const files: { path: string; key: string; kept: FileTrace | null }[] = [];
  return {
    content,
    plan,
    run: {
      ...{ settings, preview, asked, site: () => content, readAgain: () => {} },
      ...{ lists: () => scope.lists, ignored: scope.ignored, posts: scope.posts },
      kept: [...plan.kept.values()].map((trace) => trace.output),
      keeps: ({ path, key }) => {
        const trace = same?.files[path];
        const isKept = trace?.key === key && hasStamp(output, path, trace);
        files.push({ path, key, kept: isKept ? trace : null });
        return isKept;
      },
    },
    remember: () => {
      writeTraces(file, {
        ...{ surroundings, postsKey, ...pageTraces(output, { last, plan, asked, keyOf }) },
        ...{ files: fileTraces(output, files), ...knownContent(read) },
      });
    },
  };
}
