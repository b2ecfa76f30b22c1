/** Counts where kills have hit, so that a reader sees that no kind of step was left out. Pure. */
import type { Row } from "../figures.ts";

export const KILL_COLUMNS = ["step", "before", "beginning", "during", "after", "holding locks"];

const MOMENTS = ["before", "beginning", "during", "after", "holding"];

/** Each kill as `after fsync file`: a moment and a step. A row for each step. */
export function killRows(kills: readonly string[]): Row[] {
  const counts = new Map<string, number[]>();
  for (const kill of kills) {
    const [moment = "", ...step] = kill.split(" ");
    const row = counts.get(step.join(" ")) ?? MOMENTS.map(() => 0);
    const at = MOMENTS.indexOf(moment);
    row[at] = (row[at] ?? 0) + 1;
    counts.set(step.join(" "), row);
  }
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([step, row]) => [step, ...row]);
}
