/** A process that makes pages for a build: see render-chunk.ts for what it does. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AskedPages } from "../../site/plan/asked-facts.ts";
import type { ChunkOrder } from "./chunk-maker.ts";
import { BuildProblem } from "./error-text.ts";
import type { BuildOptions } from "./plan-site.ts";

/** What it is told. */
export interface ProcessOrder extends ChunkOrder {
  /** The same each time. */
  task: ChunkTask;
}

export interface ChunkTask {
  /** A file with what is known of posts, threads and pictures. */
  known: string;
  built: BuildOptions;
  /** Where it writes. */
  folder: string;
}

/** And what it tells: what its pages depend on, or what was wrong. */
export type ChunkReport = { pages: AskedPages } | { problem: string };

interface ChunkProcess {
  /** One after the other. */
  make: (order: ChunkOrder) => Promise<AskedPages>;
  end: () => Promise<void>;
}

/** It is killed where the signal says so. */
export function chunkProcess(task: ChunkTask, signal: AbortSignal): ChunkProcess {
  const command = [...process.execArgv, "scripts/run.mjs", "scripts/build/render-chunk.ts"];
  const child = spawn(process.execPath, command, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    serialization: "advanced",
    signal,
    killSignal: "SIGKILL",
  });
  const ended = once(child, "exit");
  return {
    async make(order) {
      const told = once(child, "message").then(([report]: ChunkReport[]) => report ?? null);
      const whole: ProcessOrder = { task, ...order };
      if (child.connected) child.send(whole);
      const report = await Promise.race([told, ended.then(() => null)]);
      if (report === null) {
        const [first = "none"] = order.names;
        const [code, end] = await ended;
        throw new BuildProblem(
          `A process that made ${order.names.length} pages, ${first} first, ended before it was done: ${end ?? `exit code ${code}`}.`,
        );
      }
      if ("problem" in report) throw new BuildProblem(report.problem);
      return report.pages;
    },
    async end() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
