/** Reads posts and threads in several processes, where many have changed. */
import type { ChangedFiles } from "../../site/changed-files.ts";
import type { ReadAhead } from "../../site/read-ahead.ts";
import type { BuildOptions } from "./plan-site.ts";
import { readParts } from "./read-parts.ts";
import type { WorkerPool } from "./worker-pool.ts";

/** Fewer are read before a second process is there. */
const WORTH_A_POOL = 3_000;
const PART = 200;

export async function readInPool(
  pool: WorkerPool,
  changed: ChangedFiles,
  built: BuildOptions,
): Promise<ReadAhead[]> {
  const files = [...changed].flatMap(([path, id]) => (id === null ? [] : [[path, id] as const]));
  if (files.length < WORTH_A_POOL) return [];
  const starts = Array.from({ length: Math.ceil(files.length / PART) }, (_, at) => at * PART);
  const parts = starts.map((start) => files.slice(start, start + PART));
  const read = await pool.share("read", parts, {
    here: async (shared) => readParts({ ...shared, built }),
    there: (worker, shared) => worker.read({ ...shared, built }),
  });
  return read.flat();
}
