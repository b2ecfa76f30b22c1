import { expect, test } from "vitest";
import { doubtfulTraces } from "../../../scripts/build/next-traces.ts";
import { tracesOf, withTraceChanges } from "../../../site/plan/build-traces.ts";
import { entryOf, namesOf } from "../../../site/plan/table.ts";
import { sampleTraces } from "../../support/sample-traces.ts";

const page = (fact: string) => ({ output: "index.html", given: "", facts: [fact] });
const STAMP = { size: 1, time: 1 };

test("of a build that was edited under, nothing that it made is taken for known, and nothing that it read", () => {
  const last = tracesOf(
    sampleTraces({
      inputs: { "posts/a.md": "1", "posts/b.md": "1" },
      facts: { "text posts/a.md": "1" },
      pages: { made: page("text posts/a.md"), kept: page("text posts/b.md") },
      files: { "made/": { "made/a.xml": "1" }, "kept/": { "kept/a.xml": "1" } },
      stamps: { "made/index.html": STAMP, "kept/index.html": STAMP },
    }),
  );
  const changes = sampleTraces({
    inputs: { "posts/a.md": "2" },
    facts: { "text posts/a.md": "2" },
    pages: { made: page("text posts/a.md") },
    files: { "made/": { "made/a.xml": "2" } },
    stamps: { "made/index.html": { size: 2, time: 2 } },
  });
  const { said, tables } = withTraceChanges(last, doubtfulTraces(changes, last));
  expect(said.isWhole).toBe(false);
  const { pages, files, stamps, inputs, facts } = tables;
  expect([pages, files, stamps].map((table) => namesOf<NonNullable<unknown>>(table))).toEqual([
    ["kept"],
    ["kept/"],
    ["kept/index.html"],
  ]);
  expect([entryOf(inputs, "posts/a.md"), entryOf(facts, "text posts/a.md")]).toEqual(["1", "1"]);
});
