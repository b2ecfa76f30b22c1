/** Makes pages and the files of their threads in several processes, each one part after the other. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import type { AskedPage, AskedPages } from "../../site/plan/asked-facts.ts";
import type { KnownFiles } from "../../site/plan/build-traces.ts";
import type { Chunk } from "../../site/plan/page-chunks.ts";
import { type ChunkTask, chunkProcess } from "./chunk-process.ts";
import { collectGarbage } from "./collect-garbage.ts";

interface PoolTask extends Omit<ChunkTask, "known"> {
  known: KnownFiles;
}

/** Rejects, with all processes ended, at the first that fails. */
export async function makeInPool(
  chunks: readonly Chunk[],
  { known, built, folder }: PoolTask,
): Promise<AskedPages> {
  const file = `${folder}.known`;
  mkdirSync(dirname(file), { recursive: true });
  const { posts, threads, pictures } = known;
  const entries = { posts: [...posts], threads: [...threads], pictures: [...pictures] };
  writeFileSync(file, JSON.stringify(entries));
  // What it took to read the site, while others need it.
  collectGarbage();
  const task = { known: file, built, folder };
  const failed = new AbortController();
  const left = chunks.values();
  const made = new Map<string, AskedPage>();
  const work = async () => {
    const maker = chunkProcess(failed.signal);
    for (const { pages, files } of left) {
      const order = { task, names: pages.map(({ name }) => name), files };
      for (const { name, output, facts } of await maker.make(order))
        made.set(name, { output, facts: new Set(facts) });
    }
    await maker.end();
  };
  const most = Math.min(availableParallelism(), chunks.length);
  const workers = Array.from({ length: most }, () =>
    // The first reason stays; it ends the others.
    work().catch((error: unknown) => failed.abort(error)),
  );
  await Promise.all(workers);
  rmSync(file);
  failed.signal.throwIfAborted();
  return made;
}
