/** Processes that make pages, some at a time: each makes one part of them, and ends. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import type { AskedPage, AskedPages } from "../../site/plan/asked-facts.ts";
import type { BuildTraces } from "../../site/plan/build-traces.ts";
import type { SitePage } from "../../site/plan/site-pages.ts";
import { BuildProblem } from "./error-text.ts";
import type { BuildOptions } from "./plan-site.ts";

/** What such a process is told. */
export interface ChunkOrder {
  /** A file with what is known of posts and threads. */
  known: string;
  /** The same for all. */
  built: BuildOptions;
  /** Of the pages to make. */
  names: readonly string[];
  /** Where they are written. */
  folder: string;
}

/** And what it tells: what its pages depend on, or what was wrong. */
export type ChunkReport =
  | { pages: readonly { name: string; output: string; facts: readonly string[] }[] }
  | { problem: string };

interface PoolTask {
  known: Pick<BuildTraces, "posts" | "threads">;
  built: BuildOptions;
  folder: string;
}

/** Rejects, with all processes ended, at the first that fails. */
export async function makeInPool(
  chunks: readonly (readonly SitePage[])[],
  { known, built, folder }: PoolTask,
): Promise<AskedPages> {
  const file = `${folder}.known`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(known));
  const failed = new AbortController();
  const left = chunks.values();
  const made = new Map<string, AskedPage>();
  const work = async () => {
    for (const chunk of left) {
      const names = chunk.map(({ name }) => name);
      const pages = await inProcess({ known: file, built, names, folder }, failed.signal);
      for (const { name, output, facts } of pages)
        made.set(name, { output, facts: new Set(facts) });
    }
  };
  const workers = Array.from({ length: availableParallelism() }, () =>
    // The first reason stays; it ends the others.
    work().catch((error: unknown) => failed.abort(error)),
  );
  await Promise.all(workers);
  rmSync(file);
  failed.signal.throwIfAborted();
  return made;
}

async function inProcess(order: ChunkOrder, signal: AbortSignal) {
  const command = [...process.execArgv, "scripts/run.mjs", "scripts/build/render-chunk.ts"];
  const child = spawn(process.execPath, command, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    serialization: "advanced",
    signal,
    killSignal: "SIGKILL",
  });
  const ended = once(child, "exit");
  const told = once(child, "message").then(([report]: ChunkReport[]) => report ?? null);
  child.send(order);
  const report = await Promise.race([told, ended.then(() => null)]);
  const [code, end] = await ended;
  if (report === null) {
    const [first = "none"] = order.names;
    throw new BuildProblem(
      `A process that made ${order.names.length} pages, ${first} first, ended before it was done: ${end ?? `exit code ${code}`}.`,
    );
  }
  if ("problem" in report) throw new BuildProblem(report.problem);
  return report.pages;
}
