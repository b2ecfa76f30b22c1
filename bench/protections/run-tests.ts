/** Runs tests of a copy of the project, and its type checker, as programs of their own. */
import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { testFile } from "./promises.ts";

/** Of one test file. */
export interface TestCount {
  failed: number;
  of: number;
}

/** What vitest's JSON reporter writes, as far as it is read here. */
const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** Where vitest.config.ts has it written. */
const REPORT = ".stet/test-results.json";

/** What a break makes hang is ended after so long, and counts as no answer at all. */
const PATIENCE_MS = 20 * 60_000;

/** By the names of the tests. Throws where one could not be run, as where its imports cannot be loaded. */
export async function runTests(
  folder: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, TestCount>> {
  const report = join(folder, REPORT);
  rmSync(report, { force: true });
  const said = await run(folder, "vitest/vitest.mjs", [
    "run",
    "--maxWorkers=1",
    ...names.map(testFile),
  ]);
  const counts = countsIn(report);
  return new Map(
    names.map((name) => {
      const count = counts.get(join(folder, testFile(name)));
      if (count === undefined || count.of === 0) {
        throw new Error(`Of ${testFile(name)} no test was run.\n${said}`);
      }
      return [name, count];
    }),
  );
}

/**
 * What the type checker says, nothing where all is well: what it finds needs no test. That an edit
 * leaves something unused is not held against it.
 */
export async function typeErrors(folder: string): Promise<string> {
  const options = ["--noUnusedLocals", "false", "--noUnusedParameters", "false"];
  const cache = ["--incremental", "--tsBuildInfoFile", ".stet/types.json"];
  return run(folder, "typescript/bin/tsc", [...options, ...cache]);
}

/** By path; empty where vitest came to no report. */
function countsIn(report: string): Map<string, TestCount> {
  const text = readIfThere(report);
  if (text === null) return new Map();
  const { testResults } = Report.parse(JSON.parse(text));
  return new Map(
    testResults.map(({ name, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === "failed").length;
      return [name, { failed, of: assertionResults.length }];
    }),
  );
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** A package's program, to its end, however that is; gives what it said. */
function run(folder: string, program: string, parameters: readonly string[]): Promise<string> {
  const script = join(folder, "node_modules", program);
  const options = { cwd: folder, timeout: PATIENCE_MS, maxBuffer: Number.POSITIVE_INFINITY };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...parameters], options, (_, stdout, stderr) =>
      resolve(`${stdout}${stderr}`.trim()),
    );
  });
}
