/** Deploys one edit after another, cuts each off at a random moment, and looks all the while. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { between, type Chance } from "../chance.ts";
import type { EditedSite } from "./edited-site.ts";
import type { TrialPlace } from "./places.ts";

export interface CutReport {
  /** Deploys that were cut off before they had ended. */
  cut: number;
  /** Of these, the ones that had left a part of a site. */
  half: number;
  /** How often a reader looked while deploys were going on. */
  looks: number;
  problems: string[];
}

const LAUNCHER = fileURLToPath(new URL("../../scripts/run.mjs", import.meta.url));
const PROGRAM = fileURLToPath(new URL("deploy-once.ts", import.meta.url));
const CHANGED_EACH = 15;
/** Between two looks, which read the whole site. */
const PAUSE_MS = 20;

export async function cutDeploys(
  place: TrialPlace,
  site: EditedSite,
  { rounds, chance }: { rounds: number; chance: Chance },
): Promise<CutReport> {
  const report: CutReport = { cut: 0, half: 0, looks: 0, problems: [] };
  const known = new Set([site.edit(CHANGED_EACH)]);
  const began = performance.now();
  await deployed(place, site, null);
  const whole = performance.now() - began;
  for (let round = 1; round <= rounds; round += 1) {
    known.add(site.edit(CHANGED_EACH));
    const isDone = await watched(place, site, known, {
      afterMs: between(chance, 0, whole),
      report,
    });
    if (!isDone) report.cut += 1;
    if (!isDone && place.isHalfDone(known)) report.half += 1;
    // A cut one may be followed by another before one comes through.
    if (!isDone && round % 3 === 0) continue;
    const name = site.edit(0);
    known.add(name);
    if (!(await deployed(place, site, null)))
      report.problems.push(`${place.name}: was not finished`);
    if ((await place.found()) !== name)
      report.problems.push(`${place.name}: another site is there`);
    report.problems.push(...place.leftovers().map((path) => `${place.name}: left ${path}`));
  }
  return report;
}

/** True where it had ended before it was to be cut off. */
async function watched(
  place: TrialPlace,
  site: EditedSite,
  known: ReadonlySet<string>,
  { afterMs, report }: { afterMs: number; report: CutReport },
): Promise<boolean> {
  const ended = deployed(place, site, afterMs);
  let isGoingOn = true;
  void ended.finally(() => {
    isGoingOn = false;
  });
  while (isGoingOn) {
    const problem = await place.look(known);
    report.looks += 1;
    if (problem !== null) report.problems.push(`${place.name}: a reader found ${problem}`);
    await pause(PAUSE_MS);
  }
  const problem = await place.look(known);
  if (problem !== null) report.problems.push(`${place.name}: a reader then found ${problem}`);
  return ended;
}

/** True where it came through. */
async function deployed(
  { setting, environment, from, cut }: TrialPlace,
  { folder }: EditedSite,
  cutAfterMs: number | null,
): Promise<boolean> {
  const words = [LAUNCHER, PROGRAM, folder, JSON.stringify(setting)];
  const child = spawn(process.execPath, words, {
    cwd: from,
    env: { ...process.env, ...environment },
    // A group of its own: its rsync or its git dies with it.
    detached: true,
    stdio: ["ignore", "ignore", cutAfterMs === null ? "inherit" : "ignore"],
  });
  const kill = cut ?? (() => void (child.pid !== undefined && process.kill(-child.pid, "SIGKILL")));
  const timer = cutAfterMs === null ? undefined : setTimeout(kill, cutAfterMs);
  await once(child, "close");
  clearTimeout(timer);
  return child.exitCode === 0;
}
