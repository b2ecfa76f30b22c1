/** Folders for a benchmark, gone with its process. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** In the system's folder for temporary files: TMPDIR names another disk to measure. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "stet-bench-")));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
