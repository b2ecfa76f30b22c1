/** Makes pages and the files of their threads in several processes. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AskedPages } from "../../site/plan/asked-facts.ts";
import type { KnownFiles } from "../../site/plan/build-traces.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { type ChunkOrder, type KnownSite, type MakeTask, makeChunks } from "./make-chunks.ts";
import type { WorkerPool } from "./worker-pool.ts";

/** What the pages depend on. */
export async function makeInPool(
  pool: WorkerPool,
  chunks: readonly ChunkOrder[],
  { site, files, task }: { site: KnownSite; files: KnownFiles; task: MakeTask },
): Promise<AskedPages> {
  const known = join(pool.folder, "known.json");
  const { posts, threads, pictures } = files;
  const entries = { posts: [...posts], threads: [...threads], pictures: [...pictures] };
  mkdirSync(pool.folder, { recursive: true });
  writeFileSync(known, JSON.stringify(entries));
  // What it took to read the site, while others need it.
  collectGarbage();
  const made = await pool.share("made", chunks, {
    here: (shared, failed) =>
      makeChunks(site, { ...task, ...shared }, () => failed.throwIfAborted()),
    there: (worker, shared) => worker.make({ ...task, ...shared, known }),
  });
  return new Map(made.flatMap((pages) => [...pages]));
}
