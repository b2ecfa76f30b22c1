import { truncateSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { lineAt, partsOf, placeOf } from "../../../site/plan/stored-lines.ts";
import { linesInFile } from "../../support/stored-table.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const FOLDER = temporaryFolder();

/** Some longer than what is read at a time. */
const line = fc
  .tuple(
    fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 5 }),
    fc.constantFrom(0, 0, 0, 9_000, 70_000),
  )
  .map(([text, more]) => `${text}${"x".repeat(more)}\n`);
const sorted = fc.array(line, { maxLength: 60 }).map((lines) => lines.sort());
const start = fc.string({ unit: fc.constantFrom("a", "b", "c", "x"), maxLength: 3 });

test("all lines of a file are read, in parts that end where a line does", () => {
  fc.assert(
    fc.property(sorted, (lines) => {
      const stored = linesInFile(FOLDER, lines.join(""));
      const parts = Array.from(partsOf(stored), (part) => `${part}`);
      expect(parts.join("")).toBe(lines.join(""));
      expect(parts.filter((part) => !part.endsWith("\n"))).toEqual([]);
    }),
  );
});

test("the first line that does not come before a text is found, however often others were looked for", () => {
  fc.assert(
    fc.property(sorted, fc.array(start, { maxLength: 30 }), (lines, starts) => {
      const stored = linesInFile(FOLDER, lines.join(""));
      for (const text of starts) {
        const first = lines.findIndex((each) => each.slice(0, text.length) >= text);
        const place = lines.slice(0, first === -1 ? lines.length : first).join("").length;
        expect(placeOf(stored, Buffer.from(text))).toBe(place);
        if (first !== -1) expect(`${lineAt(stored, place)}`).toBe(lines[first]);
      }
    }),
  );
});

test("a file that was cut short while it was read is told of", () => {
  const stored = linesInFile(FOLDER, "a\n".repeat(10_000));
  expect(`${stored.part(0, 4)}`).toBe("a\na\n");
  truncateSync(stored.file, 15_000);
  expect(() => [...partsOf(stored)]).toThrow(`${stored.file} was cut short`);
});
