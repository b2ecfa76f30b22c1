/** `npm run bench -- flood`: a flood of comments before git hosts that allow only so much. */
import { join } from "node:path";
import { FORGEJO_13, GITEA_1_15 } from "../tests/support/forgejo-server/state.ts";
import { printFigures, type Row, rounded } from "./figures.ts";
import { type FloodOptions, flood } from "./flood/flood-trial.ts";
import { GITHUB_LIMITS, GITLAB_COM_LIMITS, STRICT_LIMITS } from "./flood/request-limits.ts";
import { brokenPromises } from "./hosts/account.ts";
import { newForgejo, newGithub, newGitlab } from "./hosts/small-hosts.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const SUBMISSIONS = 1_000;
const WITHIN_MS = 60_000;

/** GitHub's limits: 80 in a minute and 500 in an hour. */
const HALF_THE_BUDGET = { everyMs: 1_500, times: 250 };

type Host = Omit<FloodOptions, "submissions" | "withinMs" | "folder">;

const GITHUB: Host = { newHost: newGithub, limits: GITHUB_LIMITS, others: null };
const GITLAB: Host = { newHost: newGitlab, limits: GITLAB_COM_LIMITS, others: null };
const FORGEJO: Host = { newHost: newForgejo(FORGEJO_13), limits: [], others: null };
const GITEA: Host = { newHost: newForgejo(GITEA_1_15), limits: [], others: null };

const rows = [
  await measure("GitHub", GITHUB),
  await measure("GitHub, half spent by others", { ...GITHUB, others: HALF_THE_BUDGET }),
  await measure("GitLab.com", GITLAB),
  await measure("GitLab, 30 requests a minute", { ...GITLAB, limits: STRICT_LIMITS }),
  await measure("Forgejo 13", FORGEJO),
  await measure("Forgejo 13, 30 requests a minute", { ...FORGEJO, limits: STRICT_LIMITS }),
  await measure("Gitea 1.15", GITEA),
];
printFigures(
  `${rounded(SUBMISSIONS)} comments in ${WITHIN_MS / 1000} seconds, counted in the host's repository; minutes by a simulated clock`,
  [
    ...["git host", "pull requests", "minutes", "requests", "turned away"],
    ...["lost", "doubled", "half made"],
  ],
  rows,
);

async function measure(name: string, host: Host): Promise<Row> {
  const folder = join(temporaryFolder(), "intake");
  const report = await flood({ ...host, submissions: SUBMISSIONS, withinMs: WITHIN_MS, folder });
  const { account, minutes, requests, turnedAway } = report;
  const broken = brokenPromises(account);
  for (const line of broken.slice(0, 10)) console.error(`${name}: ${line}`);
  if (broken.length > 0) process.exitCode = 1;
  return [
    ...[name, account.pulls, rounded(minutes), rounded(requests), turnedAway],
    ...[account.lost.length, account.doubled.length, account.halfMade.length],
  ];
}
