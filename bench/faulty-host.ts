/** `npm run bench -- faulty-host`: comments before git hosts that fail at every third request. */
import { join } from "node:path";
import { FORGEJO_13, GITEA_1_15 } from "../tests/support/forgejo-server/state.ts";
import { FAULTS } from "./faulty-host/faults.ts";
import { type FaultyHostReport, faultyHost } from "./faulty-host/trial.ts";
import { printFigures, type Row, rounded } from "./figures.ts";
import { brokenPromises } from "./hosts/account.ts";
import {
  type NewHost,
  newForgejo,
  newGithubWithoutLimits,
  newGitlab,
} from "./hosts/small-hosts.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const [submissions = 1_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
if (![submissions, seed].every((number) => Number.isInteger(number) && number > 0)) {
  console.error("Usage: npm run bench -- faulty-host [COUNT [SEED]]\n\nWhole numbers above zero.");
  process.exit(2);
}
console.log(`The same faults again: npm run bench -- faulty-host ${submissions} ${seed}\n`);

const HOSTS: Readonly<Record<string, NewHost>> = {
  GitHub: newGithubWithoutLimits,
  GitLab: newGitlab,
  "Forgejo 13": newForgejo(FORGEJO_13),
  "Gitea 1.15": newForgejo(GITEA_1_15),
};

const reports: [string, FaultyHostReport][] = [];
for (const [name, newHost] of Object.entries(HOSTS)) {
  const folder = join(temporaryFolder(), "intake");
  const report = await faultyHost({ newHost, submissions, seed, folder });
  reports.push([name, report]);
  const broken = brokenPromises(report.account);
  for (const line of broken.slice(0, 10)) console.error(`${name}: ${line}`);
  if (broken.length > 0) process.exitCode = 1;
}

printFigures(
  `${rounded(submissions)} comments before hosts that fail, counted in the host's repository; hours by a simulated clock`,
  [
    ...["git host", "pull requests", "requests", "faults", "kills", "hours"],
    ...["lost", "doubled", "half made"],
  ],
  reports.map(([name, { account, requests, faults, kills, hours }]) => [
    ...[name, account.pulls, rounded(requests), rounded(sum([...faults.values()])), kills],
    ...[rounded(hours), account.lost.length, account.doubled.length, account.halfMade.length],
  ]),
);
printFigures(
  "Faults by their kind",
  ["git host", ...Object.keys(FAULTS)],
  reports.map(
    ([name, { faults }]): Row => [
      name,
      ...Object.keys(FAULTS).map((kind) => faults.get(kind as keyof typeof FAULTS) ?? 0),
    ],
  ),
);

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
