/** Deploys that are cut off at random, seen by a reader: to a folder, to a branch, and to a real sshd. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chanceFrom } from "./chance.ts";
import { type CutReport, cutDeploys, deploying } from "./deploy/cut-deploys.ts";
import { editedSite } from "./deploy/edited-site.ts";
import {
  branchTrial,
  folderTrial,
  inPlaceTrial,
  serverTrial,
  type TrialPlace,
} from "./deploy/places.ts";
import { PROPORTION_COLUMNS, proportion } from "./deploy/proportion.ts";
import { MISSING, type SshServer, sshServer } from "./deploy/ssh-server.ts";
import { printFigures, type Row } from "./figures.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const [rounds = 40, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
if (![rounds, seed].every((number) => Number.isInteger(number) && number > 0)) {
  console.error("Usage: npm run bench -- deploy [ROUNDS [SEED]]\n\nWhole numbers above zero.");
  process.exit(2);
}
console.log(`The same edits again: npm run bench -- deploy ${rounds} ${seed}\n`);

const PAGES = 40;
const FILES = 10_000;
const chance = chanceFrom(seed);
const folder = temporaryFolder();
mkdirSync(join(folder, "ssh"));
const server = await sshServer(join(folder, "ssh"));
if (server === null) console.log(`Servers are left out. Install what they take: ${MISSING}\n`);

const at = (name: string) => join(folder, name);
const places = [
  folderTrial(at("folder")),
  await branchTrial(at("branch")),
  ...(server === null
    ? []
    : [
        // A shell that read such a path would make a file, and another folder.
        serverTrial(at("my blog; $(touch made) 'a'"), server, "connection"),
        serverTrial(at("server"), server, "deploy"),
        inPlaceTrial(at("in place"), server),
      ]),
];
const rows: Row[] = [];
for (const [number, place] of places.entries()) rows.push(await trial(place, number));
printFigures(
  "Deploys that are cut off at random moments, and finished by the next",
  ["place", "deploys", "cut off", "half done", "looks of a reader", "problems", "seconds"],
  rows,
);
if (server !== null) await seeStrangerRefused(server);
const large = [
  folderTrial(at("large-folder")),
  await branchTrial(at("large-branch")),
  ...(server === null ? [] : [serverTrial(at("large-server"), server, "deploy")]),
];
const costs: Row[] = [];
for (const place of large)
  costs.push(await proportion(place, at(`large-${place.kind}-site`), FILES));
server?.stop();
printFigures("What is moved where one page of many has changed", PROPORTION_COLUMNS, costs);

/** A server with another key than the one that is known. */
async function seeStrangerRefused(known: SshServer): Promise<void> {
  const place = serverTrial(at("stranger"), { ...known, hosts: known.otherHosts }, "deploy");
  if (await deploying(place, at("site-0"), "quiet").ended) {
    console.error("A server with another key than the one that is known was trusted.");
    process.exitCode = 1;
  }
}

async function trial(place: TrialPlace, number: number): Promise<Row> {
  const began = performance.now();
  const site = editedSite(at(`site-${number}`), PAGES, chance);
  const { cut, half, looks, problems }: CutReport = await cutDeploys(place, site, {
    rounds,
    chance,
  });
  for (const problem of new Set(problems)) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  const seconds = Math.round((performance.now() - began) / 1000);
  return [place.name, rounds, cut, half, looks, problems.length, seconds];
}
