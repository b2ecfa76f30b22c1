/** Runs a program and measures what it and the processes that it starts take together. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { text } from "node:stream/consumers";

export interface TreeCost {
  /** From start to end. */
  seconds: number;
  /** Of all of them at one moment, at the peak; 0 where the system does not tell (it is Linux that does). */
  megabytes: number;
}

const EVERY_MS = 50;
const PAGE_BYTES = 4096;

/** Throws where it fails. */
export async function measuredTree(
  program: string,
  words: readonly string[],
  folder: string,
): Promise<TreeCost> {
  const began = performance.now();
  const child = spawn(program, words, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, residentBytes(child.pid ?? 0));
  }, EVERY_MS);
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await once(child, "close");
  clearInterval(watch);
  if (code !== 0) throw new Error(`${program} ${words.join(" ")}:\n${(await said).join("")}`);
  return { seconds: (performance.now() - began) / 1000, megabytes: peak / 2 ** 20 };
}

/** Of a process and all below it. */
function residentBytes(root: number): number {
  const processes = new Map(processIds().flatMap((pid) => statOf(pid) ?? []));
  const isBelow = (pid: number): boolean =>
    pid === root || (processes.has(pid) && isBelow(processes.get(pid)?.parent ?? 0));
  return [...processes].reduce((sum, [pid, { bytes }]) => sum + (isBelow(pid) ? bytes : 0), 0);
}

function processIds(): number[] {
  try {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? Number(name) : []));
  } catch {
    return [];
  }
}

/** See proc(5): behind the name, which may hold anything, come the state and the parent; 22 fields on, the pages. */
function statOf(pid: number): [number, { parent: number; bytes: number }][] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return [[pid, { parent: Number(fields[1]), bytes: Number(fields[21]) * PAGE_BYTES }]];
  } catch {
    // It has ended meanwhile.
    return null;
  }
}
