/** Each is proposed exactly once, whatever the host answers: a shorter run of `npm run bench -- faulty-host`. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { faultyHost } from "../../bench/faulty-host/trial.ts";
import { brokenPromises } from "../../bench/hosts/account.ts";
import { newForgejo, newGithubWithoutLimits, newGitlab } from "../../bench/hosts/small-hosts.ts";
import { FORGEJO_13, GITEA_1_15 } from "../support/forgejo-server/state.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Under much other load a run takes many times as long. */
const PATIENCE = 300_000;

const HOSTS = [
  ["GitHub", newGithubWithoutLimits],
  ["GitLab", newGitlab],
  ["Forgejo 13", newForgejo(FORGEJO_13)],
  ["Gitea 1.15", newForgejo(GITEA_1_15)],
] as const;

test.each(HOSTS)(
  "on %s that fails at every third request",
  async (_, newHost) => {
    const folder = join(temporaryFolder(), "intake");
    const report = await faultyHost({ newHost, submissions: 30, seed: 1, folder });
    expect(brokenPromises(report.account)).toEqual([]);
    expect(report.account.pulls).toBeGreaterThan(1);
    expect(report.faults.size).toBeGreaterThan(5);
  },
  PATIENCE,
);
