/** A process that shares the work of a build: see worker.ts for what it does. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { AskedPages } from "../../site/plan/asked-facts.ts";
import type { ReadAhead } from "../../site/read-ahead.ts";
import { BuildProblem } from "./error-text.ts";
import type { MakeOrder } from "./make-chunks.ts";
import type { ReadOrder } from "./read-parts.ts";

/** One of them. */
export interface WorkerOrder {
  read?: ReadOrder;
  /** `known` is a file with what is known of posts, threads and pictures. */
  make?: MakeOrder & { known: string };
}

/** What it is about to do, and at the end what came of its order, or what was wrong. */
export interface WorkerReport {
  begun?: string;
  /** As JSON, since the texts of posts are no part of it. */
  read?: string;
  make?: AskedPages;
  problem?: string;
}

/** Each order is for when the one before is answered. Rejects with {@link BuildProblem}. */
export interface WorkerProcess {
  read: (order: ReadOrder) => Promise<ReadAhead[]>;
  /** What the pages that it made depend on. */
  make: (order: MakeOrder & { known: string }) => Promise<AskedPages>;
  kill: () => void;
  end: () => Promise<void>;
}

export function workerProcess(): WorkerProcess {
  const command = [...process.execArgv, "scripts/run.mjs", "scripts/build/worker.ts"];
  const child = spawn(process.execPath, command, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    serialization: "advanced",
  });
  let begun = "shares the work";
  let hear = (_: WorkerReport) => {};
  child.on("message", (report: WorkerReport) => {
    if (report.begun === undefined) hear(report);
    else ({ begun } = report);
  });
  // Not "close", which is not told where this process lets go of the other first.
  const exit = once(child, "exit");
  const ended = exit.then(([code, signal]): WorkerReport => {
    const how = signal ?? `exit code ${code}`;
    return { problem: `A process that ${begun} ended before it was done: ${how}.` };
  });
  const report = (order: WorkerOrder) => {
    const told = new Promise<WorkerReport>((resolve) => {
      hear = resolve;
    });
    // One that is gone hears nothing, and that is told in its place.
    child.send(order, () => {});
    return Promise.race([told, ended]);
  };
  return {
    async read(order) {
      const { read, problem } = await report({ read: order });
      if (read === undefined) throw new BuildProblem(problem);
      const parts: { posts: []; threads: [] }[] = JSON.parse(read);
      return parts.map(({ posts, threads }) => ({
        posts: new Map(posts),
        threads: new Map(threads),
      }));
    },
    async make(order) {
      const { make, problem } = await report({ make: order });
      if (make === undefined) throw new BuildProblem(problem);
      return make;
    },
    kill: () => void child.kill("SIGKILL"),
    async end() {
      if (child.connected) child.disconnect();
      await exit;
    },
  };
}
