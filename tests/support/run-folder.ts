/** One folder for all that a run of the tests writes, gone with the run: see vitest.config.ts. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where Linux has files in memory. */
const MEMORY = "/dev/shm";
/** Several times as much as all tests that run at once have written. */
const ENOUGH_BYTES = 4 * 2 ** 30;

/** Every process of the run gets it as its place for temporary files. */
export function setup(): void {
  const folder = mkdtempSync(join(hasRoomInMemory() ? MEMORY : tmpdir(), "stet-run-"));
  process.env.TMPDIR = folder;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
}

/** A disk takes longer to make the many small files than all that is then done with them. */
function hasRoomInMemory(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  const available = /^MemAvailable: +(\d+) kB$/m.exec(readFileSync("/proc/meminfo", "utf8"))?.[1];
  // In a container nothing that lies there may be run, and tests write programs.
  const mayRun = new RegExp(`^\\S+ ${MEMORY} tmpfs (?!\\S*noexec)`, "m");
  return (
    Math.min(bavail * bsize, Number(available) * 1024) > ENOUGH_BYTES &&
    mayRun.test(readFileSync("/proc/mounts", "utf8"))
  );
}
