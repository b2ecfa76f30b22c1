// @ts-check
// A thread of a build: looks at what the last one wrote, and tells which files are not there as they were.
import { parentPort, workerData } from "node:worker_threads";
import { hasStamp } from "../../site/plan/file-stamp.mjs";

/** @type {{ output: string, lines: Uint8Array, changes: Map<string, import("../../site/plan/file-stamp.mjs").FileStamp | null> }} */
const { output, lines, changes } = workerData;
const text = Buffer.from(lines.buffer).toString("latin1");
const stamps = new Map([...JSON.parse(`[${text.slice(0, -2)}]`), ...changes]);
const lost = [...stamps].filter(
  ([path, stamp]) => stamp !== null && !hasStamp(output, path, stamp),
);
parentPort?.postMessage(lost.map(([path]) => path));
