/** Plans a build into one folder from what the last one left, and leaves as much for the next. */
import { relative } from "node:path";
import { askedFacts } from "../../site/plan/asked-facts.ts";
import { type BuildPlan, planBuild } from "../../site/plan/build-plan.ts";
import { factKeys } from "../../site/plan/facts.ts";
import { readPageTemplates } from "../../site/plan/page-templates.ts";
import { scopeOf } from "../../site/plan/scope.ts";
import { sitePages } from "../../site/plan/site-pages.ts";
import type { SiteRun } from "../../site/plan/site-run.ts";
import { surroundingsOf } from "../../site/plan/surroundings.ts";
import type { BuiltSite } from "../../site/settings.ts";
import { readSite } from "../../site/site-content.ts";
import { siteLists } from "../../site/site-lists.ts";
import { isUnchanged, readTraces, traceOf, tracesFile, writeTraces } from "./traces-file.ts";

export interface BuildOptions extends BuiltSite {
  /** Nothing is kept of the last build. */
  full: boolean;
}

export interface PlannedSite {
  plan: BuildPlan;
  run: SiteRun;
  /** For the next build, once all is written. */
  remember: () => void;
}

/** `output` is the absolute path of the folder that is built into, `root` that of the repository. */
export function planSite(
  root: string,
  output: string,
  { settings, preview, full }: BuildOptions,
): PlannedSite {
  const content = readSite(root, settings, { now: Date.now(), preview });
  const lists = siteLists(content);
  const templates = readPageTemplates(root);
  const pages = sitePages(content, lists, templates);
  const keyOf = factKeys(content);
  const surroundings = surroundingsOf(root, { settings, preview });
  const file = tracesFile(root, output);
  const last = full ? null : readTraces(file);
  const isThere = isUnchanged(output);
  const plan = planBuild(pages, { last, surroundings, keyOf, isThere });
  const scope = scopeOf([...plan.made.keys()], lists, templates);
  const asked = askedFacts();
  return {
    plan,
    run: {
      ...{ settings, preview, asked, site: () => content, readAgain: () => {} },
      ...{ lists: () => scope.lists, ignored: scope.ignored, posts: scope.posts },
      kept: [...plan.kept.values()].map((trace) => trace.output),
    },
    remember: () => {
      const made = pages.flatMap((page) => {
        const told = asked.pages.get(page.name);
        if (told === undefined) return [];
        const facts = [...new Set([...page.facts, ...told.facts])];
        const path = relative(output, told.output);
        return [[page.name, traceOf(output, path, { given: page.given, facts, keyOf })] as const];
      });
      const kept = [...plan.kept].map(([{ name }, trace]) => [name, trace] as const);
      const traces = Object.fromEntries([...kept, ...made]);
      writeTraces(file, { version: 1, surroundings, pages: traces });
    },
  };
}
