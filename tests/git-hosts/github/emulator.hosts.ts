/** The same contracts against a GitHub that others wrote: `npm run test:hosts`. */
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { type GithubEmulator, startGithubEmulator } from "../../support/github-emulator.ts";
import { describeGitHost } from "../git-host.contract.ts";
import { describeReviews } from "../reviews.contract.ts";
import { emulatedGithub, OWNER, STRANGER } from "./emulated-github.ts";

/** What the emulator does otherwise than GitHub: these tests must fail there, or they leave this list. */
const GAPS: Readonly<Record<string, string>> = {
  "makes one proposal where two are asked for at the same moment":
    "It takes a second pull request of one branch, which GitHub refuses with 422.",
  "lets any number of proposals be approved in any order":
    "Its merge puts the branch's tree in the place of main's, and so takes away what was merged before.",
  "leaves files out and says so, on the main branch as it is now":
    "Its pull requests do not follow their branch: it merges the commit that was there at first.",
  "overwrites no text that it has not seen, until it has":
    "Its pull requests do not follow their branch: the head that they tell is the first one for ever.",
  "overwrites no commit that it has not seen, until it has":
    "Its pull requests do not follow their branch: the head that they tell is the first one for ever.",
  "that lost its branch before the pull request was made is made whole":
    "It leaves a pull request open whose branch is deleted, which GitHub closes.",
};

const met = new Set<string>();
let emulator: GithubEmulator;

beforeAll(async () => {
  emulator = await startGithubEmulator([OWNER, STRANGER]);
});

beforeEach(({ task }) => {
  met.add(task.name);
  Object.assign(task, { fails: task.name in GAPS });
});

afterAll(async () => {
  await emulator.stop();
  expect(Object.keys(GAPS).filter((title) => !met.has(title))).toEqual([]);
});

describeGitHost("the emulator", {
  fresh: () => emulatedGithub(emulator.url),
  remembersApprovals: true,
});
describeReviews("the emulator", () => emulatedGithub(emulator.url));
