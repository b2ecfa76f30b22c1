/** Gives back memory that is not needed any more: left to itself, Node lets several hundred megabytes pile up. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

/** Takes about a tenth of a second for each hundred megabytes in use. */
export const collectGarbage: () => void = runInNewContext("gc");
