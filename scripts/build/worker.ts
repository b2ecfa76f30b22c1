/** A process that shares the work of a build: does what it is told until the build is done with it, or gone. */
import { readFileSync } from "node:fs";
import type { KnownFiles } from "../../site/plan/build-traces.ts";
import { readPageTemplates } from "../../site/plan/page-templates.ts";
import type { ReadAhead } from "../../site/read-ahead.ts";
import { readSite } from "../../site/site-content.ts";
import { siteLists } from "../../site/site-lists.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { errorText } from "./error-text.ts";
import { type ChunkOrder, type KnownSite, makeChunks } from "./make-chunks.ts";
import type { BuildOptions } from "./plan-site.ts";
import { readParts } from "./read-parts.ts";
import type { WorkerOrder, WorkerReport } from "./worker-process.ts";

const tell = (report: WorkerReport) => process.send?.(report);

process.once("disconnect", () => process.exit());
process.on("message", (order: WorkerOrder) => {
  void reportOf(order)
    .catch((error: unknown): WorkerReport => ({ problem: errorText(error) }))
    .then(tell);
});

async function reportOf({ read, make }: WorkerOrder): Promise<WorkerReport> {
  if (read !== undefined) {
    tell({ begun: "read posts and threads" });
    const text = JSON.stringify(readParts(read).map(entriesOf));
    collectGarbage();
    return { read: text };
  }
  if (make === undefined) return {};
  const begin = ({ names: [first = "none", ...others] }: ChunkOrder) =>
    void tell({ begun: `made ${others.length + 1} pages, ${first} first,` });
  return { make: await makeChunks(siteOf(make.known, make.built), make, begin) };
}

function entriesOf({ posts, threads }: ReadAhead) {
  return { posts: [...posts], threads: [...threads] };
}

/** As the build has read it a moment ago: nothing is looked at again. */
function siteOf(known: string, built: BuildOptions): KnownSite {
  const { posts, threads, pictures } = JSON.parse(readFileSync(known, "utf8"));
  const files: KnownFiles = {
    posts: new Map(posts),
    threads: new Map(threads),
    pictures: new Map(pictures),
  };
  const before = { ...files, changed: new Map<string, null>() };
  const { content } = readSite(".", built.settings, built, before);
  return { content, lists: siteLists(content), templates: readPageTemplates(".") };
}
