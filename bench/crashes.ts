/** Kills the service, the merge and the moderation, at random and at every step, and counts what is left. */
import { mkdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { chanceFrom } from "./chance.ts";
import { brokenPromises, type ServiceReport } from "./crashes/account.ts";
import { COMMANDS, type CommandCase, LARGE, LARGE_COMMANDS } from "./crashes/command-cases.ts";
import { type CommandReport, killCommand } from "./crashes/command-kills.ts";
import { killCommandAtRandom } from "./crashes/command-random-kills.ts";
import { KILL_COLUMNS, killRows } from "./crashes/kill-count.ts";
import { everyDeath } from "./crashes/killed-git.ts";
import { killAtRandom } from "./crashes/random-kills.ts";
import { killGitOfService } from "./crashes/service-git-deaths.ts";
import { killAtEachStep, type ServiceChoice } from "./crashes/service-steps.ts";
import { everyBoundary, type StepChoice, untilAnswered } from "./crashes/steps.ts";
import { printFigures, type Row } from "./figures.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const [comments = 1_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
if (![comments, seed].every((number) => Number.isInteger(number) && number > 0)) {
  console.error("Usage: npm run bench -- crashes [COUNT [SEED]]\n\nWhole numbers above zero.");
  process.exit(2);
}
console.log(`The same kills again: npm run bench -- crashes ${comments} ${seed}\n`);

const kills: string[] = [];
const problems: string[] = [];

printFigures(
  "Comments received by a service that is killed, counted in the repository",
  [
    ...["killed", "received", "kills", "waiting", "approved", "merged", "rejected", "spam"],
    ...["lost", "doubled", "came back", "seconds"],
  ],
  [
    await service("at random", (folder) =>
      killAtRandom(folder, { comments, kills: Math.max(50, comments / 20), withGit: 30, seed }),
    ),
    await service("at each step", (folder) => killAtEachStep(folder, throughout(everyBoundary))),
    await service("six at once", (folder) => killAtEachStep(folder, throughout(untilAnswered), 6)),
    await service("with its git", (folder) => killGitOfService(folder, everyDeath)),
  ],
);

const chance = chanceFrom(seed);
const each = { steps: everyBoundary, calls: everyDeath };
printFigures(
  "Commands that are killed and run again, beside a run that was not disturbed",
  ["command", "killed", "kills", "locks deleted as told", "other outcomes", "seconds"],
  await allOf([
    ...COMMANDS.map(
      (one) => () => command(one, "at each step", (folder) => killCommand(one, folder, each)),
    ),
    ...LARGE_COMMANDS.map(
      (one) => () =>
        command(one, "at random", (folder) =>
          killCommandAtRandom(one, folder, { size: LARGE, kills: 40, chance }),
        ),
    ),
  ]),
);
printFigures("Where they were killed", KILL_COLUMNS, killRows(kills));

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

/** Chosen alike, whatever a life is doing. */
function throughout(choice: StepChoice): ServiceChoice {
  return { working: choice, recovering: choice };
}

async function service(
  killed: string,
  trial: (folder: string) => Promise<ServiceReport>,
): Promise<Row> {
  const [report, seconds] = await timed(trial);
  kills.push(...report.kills);
  const { acknowledged, account, tooEarly = [] } = report;
  const broken = [...brokenPromises(account), ...tooEarly.map((line) => `too early: ${line}`)];
  problems.push(...broken.map((line) => `Killed ${killed}: ${line}`));
  const { places, lost, doubled, cameBack } = account;
  return [
    ...[killed, acknowledged, report.kills.length],
    ...[places.proposed, places.approved, places.merged, places.rejected, places.spam],
    ...[lost.length, doubled.length, cameBack.length, seconds],
  ];
}

async function command(
  { name }: CommandCase,
  killed: string,
  trial: (folder: string) => Promise<CommandReport>,
): Promise<Row> {
  const [report, seconds] = await timed(trial);
  kills.push(...report.kills);
  problems.push(...report.problems);
  const typed = name.length > 40 ? `${name.slice(0, 39)}…` : name;
  return [typed, killed, report.kills.length, report.locks, report.problems.length, seconds];
}

async function timed<T>(trial: (folder: string) => Promise<T>): Promise<[T, number]> {
  const folder = join(temporaryFolder(), "trial");
  mkdirSync(folder);
  const began = performance.now();
  const result = await trial(folder);
  return [result, Math.round((performance.now() - began) / 1000)];
}

/** As many at once as there are cores, each started when another has ended. */
async function allOf<T>(tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const left = tasks.entries();
  const worker = async () => {
    for (const [at, task] of left) results[at] = await task();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}
