/** What a person reads at the end of an import, and where the whole of it is written. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Report, reportLines } from "../../../scripts/import/report.ts";
import { reportFile } from "../../../scripts/import/report-file.ts";
import { newTally } from "../../../scripts/import/tally.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

function sampleReport(changes: Partial<Report> = {}): Report {
  const { tally } = newTally();
  return {
    ...{ origin: "Disqus", site: null, tally, remarks: [] },
    files: 0,
    pictures: 0,
    ...changes,
  };
}

const request = { origin: "disqus", source: "export.xml", wanted: undefined, dryRun: false };

test("each system has a report of its own, and a dry run none that nobody asked for", () => {
  expect(reportFile(request)).toBe(".stet/import/disqus.json");
  expect(reportFile({ ...request, dryRun: true })).toBeNull();
  const wanted = join(temporaryFolder(), "plan.json");
  expect(reportFile({ ...request, dryRun: true, wanted })).toBe(wanted);
});

test.each([
  ["a folder", ".", ". is a folder"],
  ["below no folder", "none/here.json", "There is no folder none"],
  ["below a file", "package.json/x", "There is no folder package.json"],
  ["what is imported", "./export.xml", "would be written over export.xml"],
])("a report that cannot be written is refused before the import: %s", (_, wanted, said) => {
  expect(() => reportFile({ ...request, wanted })).toThrow(said);
});

test("one is not called many", () => {
  const { tally, count } = newTally();
  count({ item: { what: "comment", id: "", title: "" }, reason: "no-id" });
  expect(reportLines(sampleReport({ tally, pictures: 1 }), { isPlan: false, file: null })).toEqual([
    "Disqus: 1 item read",
    ...["", "Came in:", "  1 picture"],
    ...["", "Did not:", "  1 without an id of its own"],
    ...["", "To look at by hand:", "  comment: without an id of its own"],
    ...["", "1 read = 0 written + 1 not written"],
  ]);
});

test("what is to be said of several files is said once, and names the first of them", () => {
  const files = ["a.md", "b.md", "c.md", "d.md", "e.md"];
  const remarks = [
    ...files.map((file) => ({ file, remark: "had a form" })),
    { file: "a.md", remark: "had a script" },
  ];
  const lines = reportLines(sampleReport({ remarks }), { isPlan: false, file: null });
  expect(lines.slice(3, 5)).toEqual([
    "  a.md, b.md, c.md and 2 more: had a form",
    "  a.md: had a script",
  ]);
});

describe("of very many lines the first are shown, and where the rest is", () => {
  const remarks = Array.from({ length: 62 }, (_, at) => ({ file: "a.md", remark: `${at}` }));
  test.each([
    [".stet/import/disqus.json", "  and 2 more, in .stet/import/disqus.json"],
    [null, "  and 2 more: --report FILE writes them down"],
  ])("%s", (file, line) => {
    expect(reportLines(sampleReport({ remarks }), { isPlan: false, file })).toContain(line);
  });
});
