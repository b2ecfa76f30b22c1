/** Takes each protection of docs/reliability.md away, one at a time, and sees that its tests fail. */
import { printFigures, type Row } from "./figures.ts";
import { BREAKS } from "./protections/all-breaks.ts";
import type { PromiseBreak } from "./protections/break.ts";
import { typeProblems } from "./protections/check-types.ts";
import { projectCopy } from "./protections/project-copy.ts";
import { runTests } from "./protections/run-tests.ts";
import { notTried, type Outcome, tryBreak } from "./protections/try-break.ts";

/** Tests that start services and browsers wait more than they compute. */
const WORKERS = 2;

const names = process.argv.slice(2);
const chosen = BREAKS.filter((broken) => names.length === 0 || names.some(isIn(broken)));
if (chosen.length === 0) {
  console.error(
    "Usage: npm run bench -- protections [NAME ...]\n\n" +
      "NAME: a part of a promise, of a break, or of the path of a file or a test; all without one.",
  );
  process.exit(2);
}

const firstCopy = projectCopy();
const otherCopies = Array.from({ length: Math.min(WORKERS, chosen.length) - 1 }, projectCopy);
const copies = [firstCopy, ...otherCopies];
const problems: string[] = [];
try {
  const unsound = await typeProblems(firstCopy, chosen);
  await tryUnbroken();
  const outcomes = await tryAll(unsound);
  printFigures(
    `${chosen.length} breaks, each tried on its own`,
    ["promise", "broken", "what was broken", "test", "of its tests failed"],
    chosen.flatMap((broken) => rowsOf(broken, outcomes.get(broken))),
  );
} catch (error) {
  problems.push(error instanceof Error ? error.message : String(error));
}
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

/** A test that always fails would show nothing. */
async function tryUnbroken(): Promise<void> {
  const tests = [...new Set(chosen.flatMap((broken) => broken.tests))].toSorted();
  console.log(`Test files that are run first, while nothing is broken: ${tests.length}`);
  const shares = copies.map((copy, worker) => {
    const share = tests.filter((_, at) => at % copies.length === worker);
    return share.length === 0 ? [] : runTests(copy, share);
  });
  let passed = 0;
  for (const [name, { failed, of }] of (await Promise.all(shares)).flatMap((each) => [...each])) {
    passed += of - failed;
    if (failed > 0) problems.push(`${name}: ${failed} of ${of} tests fail where nothing is broken`);
  }
  console.log(`Tests in them that pass: ${passed}\n`);
}

/** File by file; each copy takes the next break when it is done with its last. */
async function tryAll(
  unsound: ReadonlyMap<PromiseBreak, string>,
): Promise<ReadonlyMap<PromiseBreak, Outcome>> {
  const tried = new Map<PromiseBreak, Outcome>();
  const left = chosen.toSorted((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file))).values();
  const work = async (copy: string) => {
    for (const broken of left) {
      const found = unsound.get(broken);
      const outcome = found === undefined ? await tryBreak(copy, broken) : notTried(found);
      tried.set(broken, outcome);
      const line = `${broken.file}: ${broken.what}: ${outcome.problem ?? "noticed"}`;
      console.log(`${tried.size}/${chosen.length} ${line}`);
      if (outcome.problem !== null) problems.push(line);
    }
  };
  await Promise.all(copies.map(work));
  console.log();
  return tried;
}

function rowsOf({ promise, file, what, tests }: PromiseBreak, outcome: Outcome | undefined): Row[] {
  return tests.map((test) => {
    const count = outcome?.counts.get(test);
    const failed = count === undefined ? "not run" : `${count.failed} of ${count.of}`;
    return [shortened(promise), file, what, test, failed];
  });
}

function shortened(text: string): string {
  return text.length > 50 ? `${text.slice(0, 49)}…` : text;
}

function isIn({ promise, what, file, tests }: PromiseBreak): (name: string) => boolean {
  return (name) => [promise, what, file, ...tests].some((text) => text.includes(name));
}
