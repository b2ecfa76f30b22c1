/**
 * Makes pages and the files of their threads in several processes. This process is one of them: it knows the site
 * already, and would only wait.
 */
import { setMaxListeners } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import type { AskedPages } from "../../site/plan/asked-facts.ts";
import type { KnownFiles } from "../../site/plan/build-traces.ts";
import { type ChunksTask, type KnownSite, makeChunks } from "./make-chunks.ts";
import { madeByProcess } from "./pool-process.ts";

interface PoolTask extends Omit<ChunksTask, "taken"> {
  site: KnownSite;
  known: KnownFiles;
}

/** Rejects for the first that fails, which ends the others. */
export async function makeInPool({ site, known, ...work }: PoolTask): Promise<AskedPages> {
  const pool = `${work.folder}.pool`;
  const task = { ...work, taken: join(pool, "taken"), known: join(pool, "known.json") };
  mkdirSync(task.taken, { recursive: true });
  const { posts, threads, pictures } = known;
  const entries = { posts: [...posts], threads: [...threads], pictures: [...pictures] };
  writeFileSync(task.known, JSON.stringify(entries));
  const failed = new AbortController();
  // Each process listens; from the eleventh on Node would warn of a leak.
  setMaxListeners(0, failed.signal);
  const others = processesFor(task.chunks.length) - 1;
  const making = [
    ...Array.from({ length: others }, () => madeByProcess(task, failed.signal)),
    makeChunks(site, task, () => failed.signal.throwIfAborted()),
  ];
  // Of several reasons the first stays.
  const fail = (error: unknown) => {
    failed.abort(error);
    return [];
  };
  const made = await Promise.all(making.map((each) => each.catch(fail)));
  failed.signal.throwIfAborted();
  rmSync(pool, { recursive: true });
  return new Map(made.flatMap((pages) => [...pages]));
}

/** As many as there are cores, where half of the memory suffices: each reads the site, and takes what this one took. */
function processesFor(parts: number): number {
  // In a container less than the machine has; 0 where nobody says so.
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  const fit = Math.floor(memory / 2 / process.memoryUsage.rss());
  return Math.max(1, Math.min(availableParallelism(), parts, fit));
}
