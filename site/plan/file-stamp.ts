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
  return found !== undefined && found.size === size && found.mtimeMs === time;
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
