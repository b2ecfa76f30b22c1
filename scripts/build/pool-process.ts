/** A process that makes pages for a build: see render-chunks.ts for what it does. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AskedPages } from "../../site/plan/asked-facts.ts";
import { BuildProblem } from "./error-text.ts";
import type { ChunkOrder, ChunksTask } from "./make-chunks.ts";

/** What it is told. */
export interface ProcessTask extends ChunksTask {
  /** A file with what is known of posts, threads and pictures. */
  known: string;
}

/** And what it tells: what it is about to make, and at the end what its pages depend on, or what was wrong. */
export type ProcessReport =
  | { begun: ChunkOrder["names"] }
  | { pages: AskedPages }
  | { problem: string };

/** What the pages that it makes depend on. It is killed where the signal says so. */
export async function madeByProcess(task: ProcessTask, signal: AbortSignal): Promise<AskedPages> {
  const command = [...process.execArgv, "scripts/run.mjs", "scripts/build/render-chunks.ts"];
  const child = spawn(process.execPath, command, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    serialization: "advanced",
    signal,
    killSignal: "SIGKILL",
  });
  let pages: AskedPages | null = null;
  let problem: string | null = null;
  let last: ChunkOrder["names"] = [];
  child.on("message", (report: ProcessReport) => {
    if ("begun" in report) last = report.begun;
    else if ("pages" in report) ({ pages } = report);
    else ({ problem } = report);
  });
  const closed = once(child, "close");
  // One that could not start, or is gone, hears nothing; that is told below.
  if (child.connected) child.send(task, () => {});
  const [code, end] = await closed;
  if (problem !== null) throw new BuildProblem(problem);
  if (pages !== null) return pages;
  const [first] = last;
  const work =
    first === undefined ? "was to make pages" : `made ${last.length} pages, ${first} first,`;
  throw new BuildProblem(
    `A process that ${work} ended before it was done: ${end ?? `exit code ${code}`}.`,
  );
}
