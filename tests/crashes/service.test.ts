/** The service is killed, and keeps its promises: a shorter run of `npm run bench -- crashes`. */
import { expect, test } from "vitest";
import { brokenPromises } from "../../bench/crashes/account.ts";
import { killAtRandom } from "../../bench/crashes/random-kills.ts";
import { killGitOfService } from "../../bench/crashes/service-git-deaths.ts";
import { killAtEachStep } from "../../bench/crashes/service-steps.ts";
import { nameOf, type StepChoice, type StepEvent } from "../../bench/crashes/steps.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Under much other load a run takes many times as long. */
const PATIENCE = 300_000;

test(
  "what was received is in the repository once, at whatever moment the service is killed",
  async () => {
    const report = await killAtRandom(temporaryFolder(), { comments: 20, kills: 4, seed: 7 });
    expect(brokenPromises(report.account)).toEqual([]);
    expect(report.acknowledged).toBe(20);
    expect(report.kills.length).toBeGreaterThanOrEqual(4);
    const { rejected, spam, merged } = report.account.places;
    expect(Math.min(rejected, spam, merged)).toBeGreaterThan(0);
  },
  PATIENCE,
);

/** Where the disk has just changed: what was received, the branch, what is done. */
const WHERE_IT_HURTS = ["write", "rename", "answer 202", "git update-ref", "clean-up"];

/** Of each kind the last: of what is received before git is at work, and of what follows it. */
const fewSteps: StepChoice = (events) => {
  const update = events.findIndex(({ kind }) => kind === "git update-ref");
  return kindsFor(events).flatMap((name) => {
    const at = events.flatMap((event, index) => (nameOf(event) === name ? [index + 1] : []));
    const before = at.findLast((index) => index <= update);
    return [...new Set([before, at.at(-1)])].filter((index) => index !== undefined);
  });
};

/** A life that only recovers from a death receives nothing; the rest of it is as in any other. */
function kindsFor(events: readonly StepEvent[]): readonly string[] {
  const isReceiving = events.some((event) => nameOf(event) === "answer 202");
  return isReceiving ? WHERE_IT_HURTS : ["git update-ref", "rename"];
}

test(
  "it is so when the service is killed at any of its steps, and it says nothing too early",
  async () => {
    const report = await killAtEachStep(temporaryFolder(), fewSteps);
    expect(report.tooEarly).toEqual([]);
    expect(brokenPromises(report.account)).toEqual([]);
    const { rejected, spam, merged } = report.account.places;
    expect(Math.min(rejected, spam, merged)).toBeGreaterThan(0);
    const places = report.kills.map((kill) => kill.replace(/^\w+ /, ""));
    expect(places).toEqual(expect.arrayContaining(WHERE_IT_HURTS));
  },
  PATIENCE,
);

/** What follows a write that several share, until they are answered. */
const whileTheyWait: StepChoice = (events) => {
  const shared = events.findIndex(({ ids = [] }) => ids.length > 1);
  if (shared < 0) return [];
  return ["fsync file", "rename", "fsync folder"].map(
    (kind) => events.findIndex((event, at) => at > shared && event.kind === kind) + 1,
  );
};

test(
  "it is so when it is killed while several requests wait for one fsync",
  async () => {
    const report = await killAtEachStep(temporaryFolder(), whileTheyWait, 6);
    expect(report.sharing).toBeGreaterThan(0);
    expect(report.tooEarly).toEqual([]);
    expect(brokenPromises(report.account)).toEqual([]);
  },
  PATIENCE,
);

test(
  "it is so when git dies with its work done, and where git leaves its locks the log names them",
  async () => {
    const report = await killGitOfService(temporaryFolder(), (calls) => {
      const update = calls.indexOf("update-ref") + 1;
      return [
        [update, "after"],
        [update, "holding"],
      ];
    });
    expect(brokenPromises(report.account)).toEqual([]);
    expect(report.kills).toEqual(["after git update-ref", "holding git update-ref"]);
    expect(report.locks.length).toBeGreaterThan(0);
  },
  PATIENCE,
);
