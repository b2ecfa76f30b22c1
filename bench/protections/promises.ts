/** Reads the tables of docs/reliability.md: what is promised, what holds it, and which tests. */

export interface Promised {
  /** The first cell, as it is written. */
  promise: string;
  /** Paths from the top of the project. */
  holders: readonly string[];
  /** As they are named there: `service/intake` for tests/service/intake.test.ts. */
  tests: readonly string[];
}

export const RELIABILITY = "docs/reliability.md";

/** Rows of three cells whose last one names tests: figures stand in tables of other shapes. */
export function promisesIn(text: string): Promised[] {
  return [...text.matchAll(/^\| (.+?) \| (.+?) \| (.*`.+?)\|$/gm)].map(
    ([, promise = "", holder = "", tests = ""]) => ({
      promise,
      holders: [...holder.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path = ""]) => path),
      tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
    }),
  );
}

export function testFile(name: string): string {
  return `tests/${name}.test.ts`;
}
