/** A process that makes pages for a build: see render-chunk.ts for what it does. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Chunk } from "../../site/plan/page-chunks.ts";
import { BuildProblem } from "./error-text.ts";
import type { BuildOptions } from "./plan-site.ts";

/** What it is told. */
export interface ChunkOrder extends Pick<Chunk, "files"> {
  /** The same each time. */
  task: ChunkTask;
  /** Of the pages to make. */
  names: readonly string[];
}

export interface ChunkTask {
  /** A file with what is known of posts, threads and pictures. */
  known: string;
  built: BuildOptions;
  /** Where it writes. */
  folder: string;
}

/** And what it tells: what its pages depend on, or what was wrong. */
export type ChunkReport = { pages: readonly MadePage[] } | { problem: string };

interface MadePage {
  name: string;
  output: string;
  facts: readonly string[];
}

interface ChunkProcess {
  /** One after the other. */
  make: (order: ChunkOrder) => Promise<readonly MadePage[]>;
  end: () => Promise<void>;
}

/** It is killed where the signal says so. */
export function chunkProcess(signal: AbortSignal): ChunkProcess {
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
      if (child.connected) child.send(order);
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
