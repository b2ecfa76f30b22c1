/** Work that several processes share: each takes the next part that nobody has taken. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";

export interface SharedParts<T> {
  parts: readonly T[];
  /** A folder of their own, in which they take down who has what. It is there, and empty at first. */
  taken: string;
}

/** Nobody is asked for them: a process that is busy hears others only after some seconds. */
export function* partsFrom<T>({ parts, taken }: SharedParts<T>): Generator<T> {
  for (const [at, part] of parts.entries()) {
    const isFree = mkdirSync(join(taken, String(at)), { recursive: true }) !== undefined;
    if (isFree) yield part;
  }
}
