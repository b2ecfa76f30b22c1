/** The service is killed, and keeps its promises: a shorter run of `npm run bench -- crashes`. */
import { expect, test } from "vitest";
import { brokenPromises } from "../../bench/crashes/account.ts";
import { killAtRandom } from "../../bench/crashes/random-kills.ts";
import { killGitOfService } from "../../bench/crashes/service-git-deaths.ts";
import { killAtEachStep, type ServiceChoice } from "../../bench/crashes/service-steps.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Under much other load a run takes many times as long. */
const PATIENCE = 300_000;

test(
  "what was received is in the repository once, at whatever moment the service is killed",
  async () => {
    const report = await killAtRandom(temporaryFolder(), {
      comments: 12,
      kills: 4,
      withGit: 0,
      seed: 7,
    });
    expect(brokenPromises(report.account)).toEqual([]);
    expect(report.acknowledged).toBe(12);
    expect(report.kills.length).toBeGreaterThanOrEqual(4);
    const { rejected, spam, merged } = report.account.places;
    expect(Math.min(rejected, spam, merged)).toBeGreaterThan(0);
  },
  PATIENCE,
);

/** Where the disk has just changed: what was received, the branch, what is done. */
const WHERE_IT_HURTS: Readonly<Record<string, string>> = {
  write: "^after write \\S+/new/",
  // The first letter and every second one after it are answered so.
  "answer 202": "^after answer 202",
  rename: "^after rename \\S+/new/",
  "git update-ref": "^after git update-ref",
  "clean-up": "^after clean-up \\S+/new/",
};

const fewSteps: ServiceChoice = {
  working: () => Object.values(WHERE_IT_HURTS),
  recovering: () => ["^after git update-ref"],
};

test(
  "it is so when the service is killed at any of its steps, and it says nothing too early",
  async () => {
    const report = await killAtEachStep(temporaryFolder(), fewSteps);
    expect(report.tooEarly).toEqual([]);
    expect(brokenPromises(report.account)).toEqual([]);
    const { rejected, spam, merged } = report.account.places;
    expect(Math.min(rejected, spam, merged)).toBeGreaterThan(0);
    const places = report.kills.map((kill) => kill.replace(/^\w+ /, ""));
    expect(places).toEqual(expect.arrayContaining(Object.keys(WHERE_IT_HURTS)));
  },
  PATIENCE,
);

/** After a write that several share, and before its name is sure to stay. */
const whileTheyWait: ServiceChoice = {
  working: () => ["^after write \\S+/new/\\S+ \\w+,", "^beginning fsync folder \\S+/new$"],
};

test(
  "it is so when it is killed while several requests wait for one fsync",
  async () => {
    const report = await killAtEachStep(temporaryFolder(), whileTheyWait, 4);
    expect(report.kills).toEqual(["after write", "beginning fsync folder"]);
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
