/** Starts a program of the project so that each of its steps is written down, and can be its last. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { KILL_AT, type KillPoint, STEPS_FILE } from "./steps.ts";

export interface Surroundings {
  /** The working directory. */
  folder: string;
  environment: Readonly<Record<string, string>>;
  /** Where its steps are written down. */
  steps: string;
  /** The step event at which it is killed; 0 is never. */
  killAt?: KillPoint;
}

export interface KillableProgram {
  child: ChildProcess;
  /** What it printed so far, on both streams. */
  output: () => string;
  /** Calls back with each whole line that it prints. */
  onLine: (listener: (line: string) => void) => void;
  /** True where it was killed, once it has ended and all that it printed is there. */
  ended: Promise<{ isKilled: boolean; code: number | null }>;
  /** From now on its steps are counted anew, and it is killed at this one. */
  killLaterAt: (step: KillPoint) => Promise<void>;
}

const LAUNCHER = fileURLToPath(new URL("../../scripts/run.mjs", import.meta.url));
const WITH_STEPS = fileURLToPath(new URL("with-steps.ts", import.meta.url));

/** `program` is a file such as `scripts/merge.ts`, by its place in the project. */
export function startKillable(
  program: string,
  parameters: readonly string[],
  { folder, environment, steps, killAt = 0 }: Surroundings,
): KillableProgram {
  const script = fileURLToPath(new URL(`../../${program}`, import.meta.url));
  const child = spawn(process.execPath, [LAUNCHER, WITH_STEPS, script, ...parameters], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      TMPDIR: process.env.TMPDIR,
      [STEPS_FILE]: steps,
      [KILL_AT]: JSON.stringify(killAt),
      ...environment,
    },
    // A group of its own: its git can be killed with it, or outlive it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const stopWithUs = () => void child.kill("SIGKILL");
  process.once("exit", stopWithUs);
  const ended = once(child, "close").then(() => {
    process.off("exit", stopWithUs);
    return { isKilled: child.signalCode === "SIGKILL", code: child.exitCode };
  });
  const listeners: ((line: string) => void)[] = [];
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    let line = "";
    stream?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const [first = "", ...rest] = text.split("\n");
      const whole = [line + first, ...rest];
      line = whole.pop() ?? "";
      for (const each of whole) for (const listener of listeners) listener(each);
    });
  }
  return {
    child,
    output: () => printed,
    onLine: (listener) => void listeners.push(listener),
    ended,
    killLaterAt: async (step) => {
      const counting = once(child, "message");
      child.send(step);
      await counting;
    },
  };
}
