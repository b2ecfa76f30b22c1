/** Runs a script as a process of its own and measures what it cost. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Cost {
  /** From start to end, with the start of Node. */
  seconds: number;
  /** Of the processor, its own and the system's on its behalf, on all cores. */
  cpuSeconds: number;
  /** At its peak. */
  megabytes: number;
}

export interface Measured extends Cost {
  printed: string;
}

const REPORTER = fileURLToPath(new URL("report-usage.mjs", import.meta.url));

/** `words` are the script and its arguments, after `node`. Throws where it fails. */
export function measured(
  words: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Measured {
  const began = performance.now();
  const { status, output } = spawnSync(process.execPath, ["--import", REPORTER, ...words], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    maxBuffer: 2 ** 28,
  });
  const seconds = (performance.now() - began) / 1000;
  const [, printed = "", complaints = "", usage = ""] = output.map((text) => text ?? "");
  if (status !== 0) throw new Error(`${words.join(" ")} failed.\n${printed}${complaints}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(usage);
  const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
  return { seconds, cpuSeconds, megabytes: maxRSS / 1024, printed };
}
