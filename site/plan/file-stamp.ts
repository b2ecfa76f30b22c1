/** Whether a file of the output folder is as a build left it, told without reading it. */
import { type Stats, statSync } from "node:fs";
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
  const found = statOf(join(output, path));
  return found !== undefined && found.size === size && isSameTime(found.mtimeMs, time);
}

/** Some archives, such as those that GitLab keeps from one job to the next, hold whole seconds only. */
function isSameTime(found: number, time: number): boolean {
  const isWhole = found % 1000 === 0;
  return found === time || (isWhole && Math.abs(found - time) < 1000);
}

/** Undefined where there is nothing, or a file where a folder would lead to it. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return undefined;
    throw error;
  }
}
