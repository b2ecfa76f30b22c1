/** Breaks one thing in a copy of the project, and looks which tests notice. */
import type { Break } from "./break.ts";
import { whileBroken } from "./project-copy.ts";
import { runTests, type TestCount } from "./run-tests.ts";

export interface Outcome {
  /** By the names of the tests; empty where they could not be run. */
  counts: ReadonlyMap<string, TestCount>;
  /** Why the break was not noticed as it should be, by each of its tests; null where it was. */
  problem: string | null;
}

export async function tryBreak(folder: string, broken: Break): Promise<Outcome> {
  try {
    const counts = await whileBroken(folder, broken, () => runTests(folder, broken.tests));
    const blind = [...counts].filter(([, { failed }]) => failed === 0).map(([name]) => name);
    const problem = blind.length === 0 ? null : `SURVIVED: ${blind.join(", ")} did not fail`;
    return { counts, problem };
  } catch (error) {
    return notTried(error instanceof Error ? error.message : String(error));
  }
}

export function notTried(problem: string): Outcome {
  return { counts: new Map(), problem };
}
