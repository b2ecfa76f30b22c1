/**
 * Processes that share the work of a build, as many as there are cores. The build's own is one of them: it knows the
 * site already, and would only wait.
 */
import { mkdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { SharedParts } from "./shared-parts.ts";
import { type WorkerProcess, workerProcess } from "./worker-process.ts";

export interface WorkerPool {
  /** For what they are told in files. */
  folder: string;
  /**
   * Has all of them do work of this name, part after part, until nothing of it is left. Rejects at the first that
   * fails, which ends the others.
   */
  share: <T, R>(name: string, parts: readonly T[], work: SharedWork<T, R>) => Promise<R[]>;
  end: () => Promise<void>;
}

export interface SharedWork<T, R> {
  /** In this process, which hears of a failure elsewhere by the signal. */
  here: (shared: SharedParts<T>, failed: AbortSignal) => Promise<R>;
  there: (worker: WorkerProcess, shared: SharedParts<T>) => Promise<R>;
}

/** None has begun before there is something to share. `folder` need not be there. */
export function workerPool(folder: string): WorkerPool {
  const workers: WorkerProcess[] = [];
  const failed = new AbortController();
  return {
    folder,
    async share(name, parts, { here, there }) {
      const shared = { parts, taken: join(folder, name) };
      mkdirSync(shared.taken, { recursive: true });
      const others = Math.max(0, Math.min(availableParallelism(), parts.length) - 1);
      while (workers.length < others) workers.push(workerProcess());
      const work = [
        ...workers.slice(0, others).map((worker) => there(worker, shared)),
        here(shared, failed.signal),
      ];
      // The first reason stays.
      const fail = (error: unknown) => {
        failed.abort(error);
        for (const worker of workers) worker.kill();
        return [];
      };
      const done = await Promise.all(work.map((each) => each.then((result) => [result], fail)));
      failed.signal.throwIfAborted();
      return done.flat();
    },
    async end() {
      await Promise.all(workers.map((worker) => worker.end()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
