/** A process of a build that makes many pages: makes its share of them, and tells what they depend on. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { KnownFiles } from "../../site/plan/build-traces.ts";
import { readPageTemplates } from "../../site/plan/page-templates.ts";
import { readSite } from "../../site/site-content.ts";
import { siteLists } from "../../site/site-lists.ts";
import { errorText } from "./error-text.ts";
import { type KnownSite, makeChunks } from "./make-chunks.ts";
import type { ProcessReport, ProcessTask } from "./pool-process.ts";

// The build that asked for the pages has them, or is gone.
process.once("disconnect", () => process.exit());
const [task]: ProcessTask[] = await once(process, "message");
if (task !== undefined) await tell(await report(task));
if (process.connected) process.disconnect();

async function report(task: ProcessTask): Promise<ProcessReport> {
  try {
    const begin = ({ names }: { names: readonly string[] }) => void tell({ begun: names });
    return { pages: await makeChunks(siteOf(task), task, begin) };
  } catch (error) {
    return { problem: errorText(error) };
  }
}

function siteOf({ built, known }: ProcessTask): KnownSite {
  const { posts, threads, pictures } = JSON.parse(readFileSync(known, "utf8"));
  const files: KnownFiles = {
    posts: new Map(posts),
    threads: new Map(threads),
    pictures: new Map(pictures),
  };
  // As the build has found them a moment ago: nothing is looked at again.
  const before = { ...files, changed: new Map<string, null>() };
  const { content } = readSite(".", built.settings, built, before);
  return { content, lists: siteLists(content), templates: readPageTemplates(".") };
}

/** Until all of it is on its way. */
function tell(report: ProcessReport): Promise<void> {
  return new Promise((resolve) => process.send?.(report, () => resolve()));
}
