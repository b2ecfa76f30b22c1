/** What a build has written, and is not there any more, or not as it was: told by a thread beside the build. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { BuildTraces } from "../../site/plan/build-traces.ts";

/** Paths below `output`. It is worth a thread: to look at tens of thousands of files takes as long as to plan a site. */
export async function lostOutputs(
  output: string,
  last: BuildTraces | null,
): Promise<ReadonlySet<string>> {
  if (last === null) return new Set();
  const { lines, changes } = last.tables.stamps;
  const { file, begin, length } = lines;
  const worker = new Worker(new URL("./look-at-outputs.mjs", import.meta.url), {
    workerData: { output, place: { file, begin, length }, changes },
  });
  const [lost]: string[][] = await once(worker, "message");
  return new Set(lost);
}
