/** Waits until what was written is on the disk. */
import { closeSync, fsyncSync, openSync } from "node:fs";

/** Of a folder: until the names in it are. */
export function syncFile(path: string): void {
  const file = openSync(path, "r");
  fsyncSync(file);
  closeSync(file);
}
