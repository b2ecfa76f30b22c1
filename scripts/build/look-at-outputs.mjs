// @ts-check
// A thread of a build: looks at what the last one wrote, and tells which files are not there as they were.
import { closeSync, openSync, readSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { hasStamp } from "../../site/plan/file-stamp.mjs";

/**
 * @type {{
 *   output: string,
 *   place: import("../../site/plan/stored-lines.ts").LinesPlace,
 *   changes: Map<string, import("../../site/plan/file-stamp.mjs").FileStamp | null>,
 * }}
 */
const { output, place, changes } = workerData;
const lines = Buffer.alloc(place.length);
if (lines.length > 0) {
  const file = openSync(place.file, "r");
  readSync(file, lines, 0, lines.length, place.begin);
  closeSync(file);
}
const text = lines.toString("latin1");
const stamps = new Map([...JSON.parse(`[${text.slice(0, -2)}]`), ...changes]);
const lost = [...stamps].filter(
  ([path, stamp]) => stamp !== null && !hasStamp(output, path, stamp),
);
parentPort?.postMessage(lost.map(([path]) => path));
