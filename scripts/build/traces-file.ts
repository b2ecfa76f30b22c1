/** What the last build into a folder left for the next. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { BuildTraces, type PageTrace } from "../../site/plan/build-plan.ts";

/** In the repository, where git does not see it; each output folder has its own. */
export function tracesFile(root: string, output: string): string {
  const name = createHash("sha256").update(relative(root, output)).digest("hex").slice(0, 12);
  return join(root, ".stet/builds", `${name}.json`);
}

/** Null where there are none that this version can read: all is made anew then. */
export function readTraces(file: string): BuildTraces | null {
  try {
    return BuildTraces.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

export function writeTraces(file: string, traces: BuildTraces): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, JSON.stringify(traces));
  renameSync(`${file}.tmp`, file);
}

/** Whether a page's file below `output` is as it was written. */
export function isUnchanged(output: string) {
  return ({ output: path, size, time }: PageTrace): boolean => {
    const found = statSync(join(output, path), { throwIfNoEntry: false });
    return found !== undefined && found.size === size && found.mtimeMs === time;
  };
}

/** Of a page that was just written. */
export function traceOf(
  output: string,
  path: string,
  {
    given,
    facts,
    keyOf,
  }: { given: string; facts: readonly string[]; keyOf: (fact: string) => string },
): PageTrace {
  const { size, mtimeMs: time } = statSync(join(output, path));
  const keys = Object.fromEntries(facts.map((fact) => [fact, keyOf(fact)]));
  return { output: path, size, time, given, facts: keys };
}
