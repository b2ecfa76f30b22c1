/** Whether a file of the output folder is as a build left it, told without reading it. */
import { statSync } from "node:fs";
import { join } from "node:path";

export interface FileStamp {
  /** In bytes. */
  size: number;
  /** Of its last change, in milliseconds since 1970. */
  time: number;
}

/** `path` is below `output`. Throws where there is none. */
export function stampOf(output: string, path: string): FileStamp {
  const { size, mtimeMs: time } = statSync(join(output, path));
  return { size, time };
}

export function hasStamp(output: string, path: string, { size, time }: FileStamp): boolean {
  const found = statSync(join(output, path), { throwIfNoEntry: false });
  return found !== undefined && found.size === size && found.mtimeMs === time;
}
