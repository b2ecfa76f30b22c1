/** Deploys one edit after another, cuts each off at a random moment, and looks all the while. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { between, type Chance } from "../chance.ts";
import { temporaryFolder } from "../temporary-folder.ts";
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
/** What is killed clears nothing away. */
const TEMPORARY = temporaryFolder();
const CHANGED_EACH = 15;
const PAUSE_MS = 4;

export async function cutDeploys(
  place: TrialPlace,
  site: EditedSite,
  { rounds, chance }: { rounds: number; chance: Chance },
): Promise<CutReport> {
  const report: CutReport = { cut: 0, half: 0, looks: 0, problems: [] };
  const known = new Set([site.edit(CHANGED_EACH)]);
  const began = performance.now();
  await deploying(place, site.folder).ended;
  const whole = performance.now() - began;
  for (let round = 1; round <= rounds; round += 1) {
    known.add(site.edit(CHANGED_EACH));
    const isAtRandom = round % 2 === 0 || place.signs() === "";
    const afterMs = isAtRandom ? between(chance, 0, whole) : null;
    const isDone = await watched(place, site, known, { afterMs, report });
    if (!isDone) report.cut += 1;
    if (!isDone && place.isHalfDone(known)) report.half += 1;
    // A cut one may be followed by another before one comes through.
    if (!isDone && round % 3 === 0) continue;
    const name = site.edit(0);
    known.add(name);
    report.problems.push(...(await finished(place, site, name)));
  }
  return report;
}

/** What is wrong after a deploy that nobody cuts off. */
async function finished(place: TrialPlace, site: EditedSite, name: string): Promise<string[]> {
  const isDone = await deploying(place, site.folder).ended;
  const isThere = (await place.found()) === name;
  return [
    ...(isDone ? [] : [`${place.name}: was not finished`]),
    ...(isThere ? [] : [`${place.name}: another site is there`]),
    ...place.leftovers().map((path) => `${place.name}: left ${path}`),
  ];
}

/**
 * True where it had ended before it was to be cut off: after so long, or as soon as something is being
 * transferred.
 */
async function watched(
  place: TrialPlace,
  site: EditedSite,
  known: ReadonlySet<string>,
  { afterMs, report }: { afterMs: number | null; report: CutReport },
): Promise<boolean> {
  const before = place.signs();
  const { ended, cut } = deploying(place, site.folder, "quiet");
  const began = performance.now();
  let isGoingOn = true;
  let isCut = false;
  void ended.finally(() => {
    isGoingOn = false;
  });
  const isTime = () =>
    afterMs === null ? place.signs() !== before : performance.now() - began > afterMs;
  for (let looked = 0; isGoingOn; looked += 1) {
    isCut ||= isTime();
    // Again and again: between two connections there is none to be broken.
    if (isCut) cut();
    // To look takes longer than to see the signs.
    if (looked % 5 === 0) note(await place.look(known));
    await pause(PAUSE_MS);
  }
  note(await place.look(known));
  return ended;

  function note(problem: string | null): void {
    report.looks += 1;
    if (problem !== null) report.problems.push(`${place.name}: a reader found ${problem}`);
  }
}

interface Deploying {
  /** True where it came through. */
  ended: Promise<boolean>;
  cut: () => void;
}

export function deploying(
  { setting, environment, from, cut }: TrialPlace,
  folder: string,
  errors: "shown" | "quiet" = "shown",
): Deploying {
  const words = [LAUNCHER, PROGRAM, folder, JSON.stringify(setting)];
  const child = spawn(process.execPath, words, {
    cwd: from,
    env: { ...process.env, TMPDIR: TEMPORARY, ...environment },
    // A group of its own: its rsync or its git dies with it.
    detached: true,
    stdio: ["ignore", "ignore", errors === "shown" ? "inherit" : "ignore"],
  });
  const kill = () => {
    const isRunning = child.exitCode === null && child.signalCode === null;
    if (isRunning && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  };
  return { ended: once(child, "close").then(() => child.exitCode === 0), cut: cut ?? kill };
}
