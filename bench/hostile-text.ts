/** `npm run bench -- hostile-text FILE ...`: attacks in every field, in a real browser without its guards. */
import { join } from "node:path";
import { launchBrowser } from "../tests/support/browser.ts";
import { printFigures } from "./figures.ts";
import { attacksInFiles, volleysOf } from "./hostile-text/attacks.ts";
import { FINDING_KINDS, type Finding } from "./hostile-text/exhibits.ts";
import { tryTerminal } from "./hostile-text/moderator-views.ts";
import { checkTraps } from "./hostile-text/self-check.ts";
import { terminalAttacks } from "./hostile-text/terminal-attacks.ts";
import { tryAttacks } from "./hostile-text/trial.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const USAGE = `Usage: npm run bench -- hostile-text FILE ...

  FILE.txt   attacks, one a line
  FILE.json  a list of attacks, or of objects with a "payload"`;

const MOST_SHOWN = 20;

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  await run(files);
}

async function run(paths: readonly string[]): Promise<void> {
  const began = performance.now();
  const attacks = attacksInFiles(paths);
  const folder = temporaryFolder();
  const browser = await launchBrowser();
  const traps = await checkTraps(browser);
  console.log(`Self-check: all of ${traps} unsafe pages and texts were found out.\n`);
  const trial = await tryAttacks(attacks, browser, folder, console.error);
  await browser.close();
  const all = [...attacks, ...terminalAttacks()];
  const terminal = await tryTerminal(volleysOf(all), join(folder, "moderated"));
  const findings = [...trial.findings, ...terminal.findings];
  printFigures(
    "Hostile text: opened without the Content-Security-Policy, every event sent to every element",
    ["what", "count"],
    [
      ["attacks", attacks.length],
      ["places for each", trial.places.size],
      ["pages, feeds and answers", trial.exhibits],
      ["of these opened, all that differ", trial.opened],
      ["elements looked at", trial.elements],
      ["events dispatched", trial.events],
      ["attacks on the terminal", all.length],
      ["characters printed there", terminal.printed],
      ...counts(findings),
      ["seconds", Math.round((performance.now() - began) / 1000)],
    ],
  );
  for (const finding of findings.slice(0, MOST_SHOWN)) console.error(sentence(finding));
  if (findings.length > MOST_SHOWN) console.error(`… and ${findings.length - MOST_SHOWN} more.`);
  if (findings.length > 0) process.exitCode = 1;
}

function counts(findings: readonly Finding[]): [string, number][] {
  return Object.entries(FINDING_KINDS).map(([kind, words]) => [
    `found: ${words}`,
    findings.filter((finding) => finding.kind === kind).length,
  ]);
}

function sentence({ kind, place, attacks, detail }: Finding): string {
  const [attack = "", another] = attacks;
  const culprit =
    another === undefined ? JSON.stringify(attack) : `one of ${attacks.length} attacks`;
  return `${place}: ${FINDING_KINDS[kind]}: ${detail}\n  by ${culprit}`;
}
