import { rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lostOutputs } from "../../../scripts/build/lost-outputs.ts";
import { type BuildTraces, tracesOf, withTraceChanges } from "../../../site/plan/build-traces.ts";
import { stampOf } from "../../../site/plan/file-stamp.mjs";
import { sampleTraces } from "../../support/sample-traces.ts";
import { storedTable } from "../../support/stored-table.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const PATHS = ["a/index.html", "b/index.html", "c/ü.xml"];

/** As read from a file, which has them. */
function written(output: string): BuildTraces {
  const stamps = PATHS.map((path) => [path, stampOf(output, path)] as const);
  const { tables, ...others } = tracesOf(sampleTraces({}));
  return { ...others, tables: { ...tables, stamps: storedTable(temporaryFolder(), stamps) } };
}

function builtSite() {
  const output = temporaryFolder(Object.fromEntries(PATHS.map((path) => [path, "text"])));
  return { output, last: written(output) };
}

test("what is as it was written is not lost, and neither is what is not known of", async () => {
  const { output, last } = builtSite();
  writeFileSync(join(output, "mine.txt"), "mine");
  expect([...(await lostOutputs(output, last))]).toEqual([]);
  expect([...(await lostOutputs(output, null))]).toEqual([]);
});

test.each([
  ["deleted", (file: string) => rmSync(file)],
  ["edited", (file: string) => writeFileSync(file, "more than it was")],
  ["written again", (file: string) => utimesSync(file, 1, 1)],
])("what was %s is lost", async (_, change) => {
  const { output, last } = builtSite();
  for (const path of PATHS.slice(1)) change(join(output, path));
  expect([...(await lostOutputs(output, last))].sort()).toEqual(PATHS.slice(1));
});

test("what the last builds changed is looked for as they left it", async () => {
  const { output, last } = builtSite();
  writeFileSync(join(output, "a/index.html"), "more than it was");
  rmSync(join(output, "b/index.html"));
  const changes = sampleTraces({
    stamps: { "a/index.html": stampOf(output, "a/index.html"), "b/index.html": null },
  });
  const next = withTraceChanges(last, changes);
  expect([...(await lostOutputs(output, next))]).toEqual([]);
});
