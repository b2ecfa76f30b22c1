/** Runs one of our TypeScript entry files as a process of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** Longer than the service gives the requests under way. */
const GRACE_MS = 10_000;

export interface Child {
  /** Resolves when a line begins with the words that mean so; rejects where the process ends before. */
  ready: Promise<void>;
  /** Resolves when the process has ended, whatever the reason. */
  ended: Promise<unknown>;
  stop: () => Promise<void>;
}

/** Other lines of its output go to `print`; standard error is the terminal's. */
export function startChild(
  script: string,
  parameters: readonly string[],
  options: { env: NodeJS.ProcessEnv; readyLine: string; print: (line: string) => void },
): Child {
  const child = spawn(process.execPath, ["scripts/run.mjs", script, ...parameters], {
    env: options.env,
    // Ctrl-C reaches this process alone, which then ends its children in good order;
    // the channel tells them where it could not.
    detached: true,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  const isReady = new Promise<void>((resolve) => {
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith(options.readyLine)) resolve();
      else options.print(line);
    });
  });
  const ready = Promise.race([
    isReady,
    ended.then(() => {
      throw new Error(`${script} ended before it was ready; see above.`);
    }),
  ]);
  const stop = async () => {
    child.kill("SIGTERM");
    const impatience = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
    await ended;
    clearTimeout(impatience);
  };
  return { ready, ended, stop };
}
