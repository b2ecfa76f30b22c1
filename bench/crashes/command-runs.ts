/** Runs one of the author's commands on a blog, as often as it takes. */
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type CommandCase, copyOf } from "./command-cases.ts";
import { type KillableProgram, startKillable } from "./killable-program.ts";
import { type MortalGit, mortalGit } from "./killed-git.ts";
import type { KillPoint } from "./steps.ts";

export interface Bench {
  blog: string;
  git: MortalGit;
  /** Where the steps of the last run are written down. */
  steps: string;
  /** Puts the blog back to what it was. */
  fresh: () => void;
  /** Starts the command; with `killAt`, it is killed at this step event. */
  run: (killAt?: KillPoint) => KillableProgram;
  /** Resolves when every git has ended that a run has started, killed or not. */
  quiet: () => Promise<void>;
}

/** Each run names one lock of those that are a person's to judge. */
const MOST_RUNS = 16;
const FIVE_MINUTES = 5 * 60;

/** In the folder where the model lies. */
export function commandBench(
  { script, parameters }: CommandCase,
  folder: string,
  model: string,
): Bench {
  const git = mortalGit(join(folder, "git"));
  const steps = join(folder, "steps");
  const blog = join(folder, "blog");
  const temporary = join(folder, "temporary");
  mkdirSync(temporary);
  const groups: number[] = [];
  const environment = { PATH: git.path, STET_HERE: "1", TMPDIR: temporary };
  return {
    blog,
    git,
    steps,
    fresh: () => {
      rmSync(blog, { recursive: true, force: true });
      copyOf(model, blog);
      git.dieAt(0, "before");
    },
    run: (killAt: KillPoint = 0) => {
      rmSync(steps, { force: true });
      const surroundings = { folder: blog, environment, steps, killAt };
      const program = startKillable(script, parameters, surroundings);
      groups.push(program.child.pid ?? 0);
      return program;
    },
    quiet: async () => {
      for (const group of groups.splice(0)) while (isAlive(group)) await pause(20);
    },
  };
}

/** Where all is done: the words with which it refuses to do it again, null where it does not mind. */
export async function refusalWhenDone(bench: Bench): Promise<string | null> {
  const program = bench.run();
  const { code } = await program.ended;
  return code === 0 ? null : program.output();
}

/**
 * What a person does after a crash: runs the command again, and where it says that a lock stands in
 * its way, lets every git end, deletes that lock, and runs it once more; or waits five minutes, where it
 * asks for that. It has to come through, or to refuse as it does where all is done.
 */
export async function finish(
  bench: Bench,
  refusal: string | null,
): Promise<{ locks: number; problems: string[] }> {
  let locks = 0;
  for (let runs = 1; runs <= MOST_RUNS; runs += 1) {
    const program = bench.run();
    const { code } = await program.ended;
    const output = program.output();
    if (/^ {4}at /m.test(output)) return { locks, problems: [`a stack trace: ${output}`] };
    const lock = lockNamedIn(output);
    if (code === 0 || output === refusal) return { locks, problems: [] };
    const isToWait = /Try again in five minutes/.test(output);
    if (lock === undefined && !isToWait) {
      return { locks, problems: [`run again, it failed: ${output}`] };
    }
    await bench.quiet();
    if (lock === undefined) {
      ageLocks(join(bench.blog, ".git/refs"));
      continue;
    }
    // Gone where it was that of a git which the killed run had started, and which is done by now.
    if (!existsSync(lock)) continue;
    rmSync(lock);
    locks += 1;
  }
  return { locks, problems: ["it found a lock in its way again and again"] };
}

/** As if five minutes had passed. */
function ageLocks(folder: string): void {
  const then = Date.now() / 1000 - FIVE_MINUTES;
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (name.endsWith(".lock")) utimesSync(join(folder, name), then, then);
  }
}

/** Whether a process is left of those that a program and what it started make up. */
function isAlive(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

/** In git's words or in ours. */
function lockNamedIn(output: string): string | undefined {
  const match = /Unable to create '([^']+\.lock)'|delete (\S+\.lock)\./.exec(output);
  return match?.[1] ?? match?.[2];
}
