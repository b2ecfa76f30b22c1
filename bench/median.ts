/** The middle of several measurements: one that was disturbed does not move it. */
import { percentile } from "./figures.ts";

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return percentile(sorted, 0.5);
}
