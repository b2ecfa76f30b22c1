/** Gives back memory that is not needed any more: left to itself, Node lets several hundred megabytes pile up. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

/** Takes about a tenth of a second for each hundred megabytes in use. */
export const collectGarbage: () => void = runInNewContext("gc");

/**
 * V8 throws away what it has optimized for objects of a kind where it collects garbage and finds none: so it does
 * between two parts of a site, and Node 20 and 22 begin each part slowly. There the heap may grow but little instead,
 * and is collected while a part is made. Node 24 optimizes again sooner, and would keep the pages of the garbage.
 */
const OPTIMIZES_SOON = Number.parseInt(process.versions.v8, 10) >= 13;

/** In percent of what was in use after the last collection. */
const SLOW_GROWTH = 20;

/** To be called before much is made that is soon of no use. */
export function keepHeapSmall(): void {
  if (!OPTIMIZES_SOON) setFlagsFromString(`--heap-growing-percent=${SLOW_GROWTH}`);
  // How far the heap may grow is found out at each collection.
  collectGarbage();
}

/** And this each time that it is of no use. */
export function letGo(): void {
  if (OPTIMIZES_SOON) collectGarbage();
}
