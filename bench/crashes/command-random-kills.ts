/** One of the author's commands on a larger blog, killed at random until it comes through. */
import { setTimeout as pause } from "node:timers/promises";
import { type Chance, percent } from "../chance.ts";
import { type BlogSize, type CommandCase, modelBlog } from "./command-cases.ts";
import type { CommandReport } from "./command-kills.ts";
import { differences, outcomeIn } from "./command-outcome.ts";
import { commandBench, finish, refusalWhenDone } from "./command-runs.ts";
import { readSteps, whereKilled } from "./steps.ts";

export interface RandomCommandKills {
  size: BlogSize;
  /** How many runs are to be killed; one that comes through before its moment is not. */
  kills: number;
  chance: Chance;
}

/** In an empty folder. Each run goes on with what the last one left; now and then its git dies with it. */
export async function killCommandAtRandom(
  command: CommandCase,
  folder: string,
  { size, kills, chance }: RandomCommandKills,
): Promise<CommandReport> {
  const bench = commandBench(command, folder, await modelBlog(folder, size));
  bench.fresh();
  const began = performance.now();
  await bench.run().ended;
  const milliseconds = performance.now() - began;
  const expected = await outcomeIn(bench.blog);
  const refusal = await refusalWhenDone(bench);

  const report: CommandReport = { kills: [], locks: 0, problems: [] };
  bench.fresh();
  for (let run = 1; run <= kills; run += 1) {
    const { child, ended } = bench.run();
    // Much of the time goes into starting, where there is nothing to be killed at.
    const moment = (0.3 + 0.6 * chance()) * milliseconds;
    await Promise.race([ended, pause(moment)]);
    const { pid = 0 } = child;
    if (child.exitCode === null) process.kill(percent(chance, 40) ? -pid : pid, "SIGKILL");
    const { isKilled } = await ended;
    if (isKilled) report.kills.push(whereKilled(readSteps(bench.steps)));
    // Where it came through, the next one starts from the beginning.
    if (!isKilled || percent(chance, 60)) await compare();
  }
  if (report.kills.length === 0) report.problems.push(`${command.name}: no run was killed`);
  await compare();
  return report;

  async function compare(): Promise<void> {
    const { locks, problems } = await finish(bench, refusal);
    report.locks += locks;
    problems.push(...differences(expected, await outcomeIn(bench.blog)));
    report.problems.push(...problems.map((problem) => `${command.name}: ${problem}`));
    bench.fresh();
  }
}
