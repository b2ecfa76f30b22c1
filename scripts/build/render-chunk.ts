/** A process of a build that makes many pages: is told which, again and again, makes them, and tells what they depend on. */
import { readFileSync } from "node:fs";
import type { KnownFiles } from "../../site/plan/build-traces.ts";
import { readPageTemplates } from "../../site/plan/page-templates.ts";
import { readSite } from "../../site/site-content.ts";
import { siteLists } from "../../site/site-lists.ts";
import { chunkMaker } from "./chunk-maker.ts";
import type { ChunkReport, ChunkTask, ProcessOrder } from "./chunk-process.ts";
import { errorText } from "./error-text.ts";

let maker: ReturnType<typeof chunkMaker> | null = null;

// The build that asked for the pages has them, or is gone.
process.once("disconnect", () => process.exit());
process.on("message", (order: ProcessOrder) => {
  void answer(order)
    .catch((error: unknown): ChunkReport => ({ problem: errorText(error) }))
    .then((report) => process.send?.(report));
});

async function answer({ task, ...order }: ProcessOrder): Promise<ChunkReport> {
  maker ??= makerFor(task);
  return { pages: await maker(order) };
}

/** Reads the site once for all chunks. */
function makerFor({ built, known, folder }: ChunkTask): ReturnType<typeof chunkMaker> {
  const { posts, threads, pictures } = JSON.parse(readFileSync(known, "utf8"));
  const files: KnownFiles = {
    posts: new Map(posts),
    threads: new Map(threads),
    pictures: new Map(pictures),
  };
  // As the build has found them a moment ago: nothing is looked at again.
  const before = { ...files, changed: new Map<string, null>() };
  const { content } = readSite(".", built.settings, built, before);
  const site = { content, lists: siteLists(content), templates: readPageTemplates(".") };
  return chunkMaker(site, built, folder);
}
