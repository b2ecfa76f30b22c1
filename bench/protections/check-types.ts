/** Whether broken code is still sound to the type checker: what that finds needs no test. */
import type { Break } from "./break.ts";
import { whileBroken } from "./project-copy.ts";
import { typeErrors } from "./run-tests.ts";

/** What the type checker says to each of the breaks that it finds. */
export async function typeProblems<B extends Break>(
  folder: string,
  breaks: readonly B[],
): Promise<ReadonlyMap<B, string>> {
  const problems = new Map<B, string>();
  for (const round of roundsOf(breaks)) {
    if ((await errorsWith(folder, round)) === "") continue;
    for (const broken of round) {
      const errors = await errorsWith(folder, [broken]);
      if (errors !== "") problems.set(broken, `the type checker finds it:\n${errors}`);
    }
  }
  return problems;
}

/** One break of each file in a round: to check them one by one would take as long as their tests. */
function roundsOf<B extends Break>(breaks: readonly B[]): B[][] {
  const rounds: B[][] = [];
  for (const broken of breaks) {
    const free = rounds.find((round) => round.every(({ file }) => file !== broken.file));
    if (free === undefined) rounds.push([broken]);
    else free.push(broken);
  }
  return rounds;
}

async function errorsWith(folder: string, [first, ...others]: readonly Break[]): Promise<string> {
  if (first === undefined) return typeErrors(folder);
  return whileBroken(folder, first, () => errorsWith(folder, others));
}
