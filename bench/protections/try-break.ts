/** Breaks one thing in a copy of the project, and looks which tests notice. */
import type { Break } from "./break.ts";
import { whileBroken } from "./project-copy.ts";
import { runTests, type TestCount, typeErrors } from "./run-tests.ts";

export interface Outcome {
  /** By the names of the tests. */
  counts: ReadonlyMap<string, TestCount>;
  /** Why the trial shows nothing, or null: each of its tests must fail, and by what the code does. */
  problem: string | null;
}

export async function tryBreak(folder: string, broken: Break): Promise<Outcome> {
  try {
    return await whileBroken(folder, broken, async () => {
      const errors = await typeErrors(folder);
      if (errors !== "")
        return nothingShown(`the type checker finds it, and no test is asked:\n${errors}`);
      const counts = await runTests(folder, broken.tests);
      const blind = [...counts].filter(([, { failed }]) => failed === 0).map(([name]) => name);
      const problem = blind.length === 0 ? null : `SURVIVED: ${blind.join(", ")} did not fail`;
      return { counts, problem };
    });
  } catch (error) {
    return nothingShown(error instanceof Error ? error.message : String(error));
  }
}

function nothingShown(problem: string): Outcome {
  return { counts: new Map(), problem };
}
