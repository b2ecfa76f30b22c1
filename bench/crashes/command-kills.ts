/** One of the author's commands, killed at each of its steps in turn, and run again. */
import { type CommandCase, modelBlog, SMALL } from "./command-cases.ts";
import { differences, outcomeIn } from "./command-outcome.ts";
import { commandBench, finish, refusalWhenDone } from "./command-runs.ts";
import type { GitChoice } from "./killed-git.ts";
import { readSteps, type StepChoice, whereKilled } from "./steps.ts";

export interface CommandReport {
  /** Where each run was killed, or its git. */
  kills: string[];
  /** Locks of a git that was killed; the command told a person to delete them. */
  locks: number;
  /** What was not as after a run that was not disturbed. */
  problems: string[];
}

export interface CommandChoice {
  /** At which steps the command is killed. */
  steps: StepChoice;
  /** At which of its calls its git is. */
  calls: GitChoice;
}

/** In an empty folder. All runs start from the same blog, and in the end it must always be alike. */
export async function killCommand(
  command: CommandCase,
  folder: string,
  choice: CommandChoice,
): Promise<CommandReport> {
  const bench = commandBench(command, folder, await modelBlog(folder, SMALL));
  const report: CommandReport = { kills: [], locks: 0, problems: [] };
  bench.fresh();
  await bench.run().ended;
  const expected = await outcomeIn(bench.blog);
  const events = readSteps(bench.steps);
  const calls = bench.git.calls();
  const refusal = await refusalWhenDone(bench);

  async function again(killed: string): Promise<void> {
    report.kills.push(killed);
    const { locks, problems } = await finish(bench, refusal);
    report.locks += locks;
    problems.push(...differences(expected, await outcomeIn(bench.blog)));
    report.problems.push(
      ...problems.map((problem) => `${command.name}, killed ${killed}: ${problem}`),
    );
  }

  for (const step of choice.steps(events)) {
    bench.fresh();
    const { isKilled } = await bench.run(step).ended;
    if (isKilled) await again(whereKilled(readSteps(bench.steps)));
    else
      report.problems.push(
        `${command.name} ended before step ${JSON.stringify(step)}, at which to kill it`,
      );
  }
  for (const [call, death] of choice.calls(calls)) {
    bench.fresh();
    bench.git.dieAt(call, death);
    await bench.run().ended;
    const died = bench.git.died();
    bench.git.dieAt(0, "before");
    if (died !== null) await again(`${death} git ${died}`);
    else report.problems.push(`${command.name} ended before call ${call}, at which its git dies`);
  }
  return report;
}
