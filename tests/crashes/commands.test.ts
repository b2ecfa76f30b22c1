/** Merging and moderating are killed, run again, and come to the same: a shorter run of the trial. */
import { expect, test } from "vitest";
import { COMMANDS } from "../../bench/crashes/command-cases.ts";
import { killCommand } from "../../bench/crashes/command-kills.ts";
import type { GitDeath } from "../../bench/crashes/killed-git.ts";
import { nameOf, type StepEvent } from "../../bench/crashes/steps.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Under much other load a run takes many times as long. */
const PATIENCE = 300_000;

interface Trial {
  command: RegExp;
  /** Where it does its work: steps by name, with their number among those of their name. */
  steps?: Readonly<Record<string, number>>;
  /** How its git dies, by subcommand: the last such call. */
  deaths?: Readonly<Record<string, GitDeath>>;
}

const TRIALS: [string, Trial][] = [
  ["merge", { command: /^merge$/, steps: { rename: 1, "clean-up": 3 } }],
  ["merge --commit", { command: /^merge --c/, deaths: { add: "after", commit: "holding" } }],
  ["approve", { command: / approve/, steps: { rename: 1 } }],
  ["reject", { command: / reject/, deaths: { "update-ref": "before" } }],
  ["edit", { command: / edit merged/, steps: { "git update-ref": 1 } }],
];

test.each(TRIALS)(
  "%s, killed and run again, comes to the same",
  async (_, trial) => {
    const pattern = trial.command;
    const steps = Object.entries(trial.steps ?? {});
    const deaths = Object.entries(trial.deaths ?? {});
    const command = COMMANDS.find(({ name }) => pattern.test(name));
    if (command === undefined) throw new Error(`No command is like ${pattern}.`);
    const report = await killCommand(command, temporaryFolder(), {
      steps: (events) => steps.map(([name, which]) => numberOf(events, name, which)),
      calls: (calls) => deaths.map(([called, death]) => [calls.lastIndexOf(called) + 1, death]),
    });
    expect(report.problems).toEqual([]);
    expect(report.kills).toEqual([
      ...steps.map(([name]) => `beginning ${name}`),
      ...deaths.map(([called, death]) => `${death} git ${called}`),
    ]);
    expect(report.locks > 0).toBe(deaths.some(([, death]) => death === "holding"));
  },
  PATIENCE,
);

/** The number of the event with which the step begins, counted among those of its name. */
function numberOf(events: readonly StepEvent[], name: string, which: number): number {
  const begins = events.flatMap((event, at) =>
    event.moment === "begin" && nameOf(event) === name ? [at + 1] : [],
  );
  const number = begins[which];
  if (number === undefined) throw new Error(`It begins ${name} ${begins.length} times only.`);
  return number;
}
