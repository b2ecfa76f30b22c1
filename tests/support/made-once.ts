/** Folders that many tests begin with and that take long to make: made once, and copied for each test. */
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { temporaryFolder } from "./temporary-folder.ts";

/** By what is in them. They stay until the run is over: see run-folder.ts. */
const originals = new Map<string, string>();

/** A folder of the test's own, as `make` leaves an empty one. What has the same name is the same. */
export function madeOnce(name: string, make: (folder: string) => void): string {
  const original = originals.get(name) ?? mkdtempSync(join(tmpdir(), "stet-original-"));
  if (!originals.has(name)) make(original);
  originals.set(name, original);
  const folder = temporaryFolder();
  execFileSync("cp", ["-Rp", `${original}/.`, folder]);
  return folder;
}
