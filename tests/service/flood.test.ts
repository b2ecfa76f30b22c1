/** A flood is proposed in batches and at a pace: a shorter run of `npm run bench -- flood`. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { type FloodOptions, flood } from "../../bench/flood/flood-trial.ts";
import { GITHUB_LIMITS, STRICT_LIMITS } from "../../bench/flood/request-limits.ts";
import { brokenPromises } from "../../bench/hosts/account.ts";
import { newForgejo, newGithub, newGitlab } from "../../bench/hosts/small-hosts.ts";
import { FORGEJO_13, GITEA_1_15 } from "../support/forgejo-server/state.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const SUBMISSIONS = 60;

function trial(host: Omit<FloodOptions, "submissions" | "withinMs" | "folder" | "others">) {
  const folder = join(temporaryFolder(), "intake");
  return { ...host, submissions: SUBMISSIONS, withinMs: 3_000, others: null, folder };
}

test.each([
  ["GitHub", trial({ newHost: newGithub, limits: GITHUB_LIMITS })],
  ["GitLab", trial({ newHost: newGitlab, limits: [] })],
  ["Forgejo 13", trial({ newHost: newForgejo(FORGEJO_13), limits: [] })],
  ["Gitea 1.15", trial({ newHost: newForgejo(GITEA_1_15), limits: [] })],
])("%s is asked for a few pull requests, and never for more than it allows", async (_, options) => {
  const { account, turnedAway, requests } = await flood(options);
  expect(brokenPromises(account)).toEqual([]);
  expect(account.pulls).toBeLessThan(SUBMISSIONS / 4);
  expect(requests).toBeLessThan(SUBMISSIONS * 3);
  expect(turnedAway).toBe(0);
});

test.each([
  ["GitLab", newGitlab],
  ["Forgejo 13", newForgejo(FORGEJO_13)],
])("all is proposed to a %s that allows thirty requests a minute", async (_, newHost) => {
  const { account } = await flood(trial({ newHost, limits: STRICT_LIMITS }));
  expect(brokenPromises(account)).toEqual([]);
});

test("all is proposed to a GitHub where others use up what it allows", async () => {
  const options = trial({ newHost: newGithub, limits: GITHUB_LIMITS });
  const others = { everyMs: 20, times: 100 };
  const { account, turnedAway } = await flood({ ...options, others });
  expect(brokenPromises(account)).toEqual([]);
  expect(turnedAway).toBeGreaterThan(0);
});
