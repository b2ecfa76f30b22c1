/** Runs one of the programs in tests/support/programs as a process of its own. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { onTestFinished } from "vitest";

export type TestProgram = ChildProcessByStdio<Writable, Readable, null>;

/** Killed when the test is over, if not before. */
export function testProgram(name: string, ...parameters: string[]): TestProgram {
  const child = spawn(
    process.execPath,
    ["scripts/run.mjs", `tests/support/programs/${name}.ts`, ...parameters],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}
