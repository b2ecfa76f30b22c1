/**
 * Makes pages and the files of their threads in several processes, each one part after the other. This process is
 * one of them: it knows the site already, and would only wait.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import type { AskedPage, AskedPages } from "../../site/plan/asked-facts.ts";
import type { KnownFiles } from "../../site/plan/build-traces.ts";
import type { Chunk } from "../../site/plan/page-chunks.ts";
import { type ChunkOrder, chunkMaker, type KnownSite } from "./chunk-maker.ts";
import { chunkProcess } from "./chunk-process.ts";
import { collectGarbage } from "./collect-garbage.ts";
import type { BuildOptions } from "./plan-site.ts";

interface PoolTask {
  site: KnownSite;
  known: KnownFiles;
  built: BuildOptions;
  folder: string;
}

type Make = (order: ChunkOrder) => Promise<AskedPages>;

/** Rejects, with all processes ended, at the first that fails. */
export async function makeInPool(
  chunks: readonly Chunk[],
  { site, known, built, folder }: PoolTask,
): Promise<AskedPages> {
  const file = `${folder}.known`;
  mkdirSync(dirname(file), { recursive: true });
  const { posts, threads, pictures } = known;
  const entries = { posts: [...posts], threads: [...threads], pictures: [...pictures] };
  writeFileSync(file, JSON.stringify(entries));
  // What it took to read the site, while others need it.
  collectGarbage();
  const failed = new AbortController();
  const left = chunks.values();
  const made = new Map<string, AskedPage>();
  const makeAll = async (make: Make) => {
    for (const { pages, files } of left) {
      if (failed.signal.aborted) return;
      const names = pages.map(({ name }) => name);
      for (const [name, page] of await make({ names, files })) made.set(name, page);
    }
  };
  const inProcess = async () => {
    const maker = chunkProcess({ known: file, built, folder }, failed.signal);
    await makeAll(maker.make);
    await maker.end();
  };
  const others = Math.min(availableParallelism(), chunks.length) - 1;
  const work = [
    ...Array.from({ length: others }, inProcess),
    makeAll(chunkMaker(site, built, folder)),
  ];
  // The first reason stays; it ends the others.
  await Promise.all(work.map((each) => each.catch((error: unknown) => failed.abort(error))));
  rmSync(file);
  failed.signal.throwIfAborted();
  return made;
}
