/** Locks that other processes of ours hold on a repository, or held when they were killed. */
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { type TestProgram, testProgram } from "./test-program.ts";

/** A process that holds it until it is killed; `folder` is git's own. */
export async function holdLock(folder: string): Promise<TestProgram> {
  const child = testProgram("hold-lock", folder);
  await once(child.stdout, "data");
  return child;
}

/** As a process leaves it that was killed. */
export async function leaveLock(folder: string): Promise<void> {
  const child = await holdLock(folder);
  child.kill("SIGKILL");
  await once(child, "exit");
}

export function locksIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith("stet-"));
}
