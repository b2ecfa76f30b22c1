/** Starts one of the project's commands as a user would, and reads what it prints. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";

export interface RunningProgram {
  /** All that it printed so far, on both streams. */
  output: () => string;
  /** Resolves with the match once the output has one; rejects where the program ends before. */
  saying: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
  /** Ctrl-C; resolves once it and all that it started have ended. */
  interrupt: () => Promise<void>;
}

/** `npm run` with these words, in this folder; interrupted when the test is over. */
export function startNpm(folder: string, ...words: string[]): RunningProgram {
  // A group of its own, so that Ctrl-C reaches npm and what it started, as from a terminal.
  const child = spawn("npm", ["--silent", ...words], {
    cwd: folder,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "close").then(() => child.exitCode);
  let printed = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      for (const listener of listeners) listener();
    });
  }
  const interrupt = async () => {
    const isRunning = child.exitCode === null && child.signalCode === null;
    if (isRunning && child.pid !== undefined) process.kill(-child.pid, "SIGINT");
    await ended;
  };
  onTestFinished(interrupt);
  return { output: () => printed, saying, ended, interrupt };

  function saying(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(printed);
        if (match === null) return;
        listeners.delete(look);
        resolve(match);
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`It ended without saying ${pattern}:\n${printed}`)));
    });
  }
}

/** Runs `npm` with these words to its end. */
export async function runNpm(
  folder: string,
  ...words: string[]
): Promise<{ code: number | null; output: string }> {
  const program = startNpm(folder, ...words);
  return { code: await program.ended, output: program.output() };
}
