import fc from "fast-check";
import { expect, test } from "vitest";
import { differingPaths, idIn, idsBelow } from "../../../site/plan/listed-ids.ts";
import { heldLines } from "../../../site/plan/stored-lines.ts";
import { changesBetween } from "../../../site/plan/table.ts";
import { linesInFile } from "../../support/stored-table.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const FOLDER = temporaryFolder();
const NONE = "0".repeat(40);

/** So many that they are read in several parts. */
const MANY = Array.from({ length: 3_000 }, (_, at) => `posts/post-${at}.md`);
const path = fc.oneof(
  fc.constantFrom(...MANY),
  fc.constantFrom("posts/post-1", "posts/post-1/a.md", "posts/ä.md", "a", "posts", "posts-2/a"),
  fc.constantFrom("zz/🪶.jpg", "words/en.ts", "posts/post-1.md ", "comments-data/a.json"),
);
const ids = fc.dictionary(path, fc.stringMatching(/^[\da-f]{40}$/), {
  maxKeys: 40,
  noNullPrototype: true,
});

/** As git prints them. */
function lines(files: ReadonlyMap<string, string>): string {
  const byPath = [...files].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return byPath.map(([path, id]) => `H 100644 ${id} 0\t${path}\n`).join("");
}

function changed(files: ReadonlyMap<string, string>, edits: Record<string, string>) {
  const gone = Object.keys(edits).filter((_, at) => at % 3 === 0);
  const now = new Map([...files, ...Object.entries(edits)]);
  for (const name of gone) now.delete(name);
  return now;
}

test("of two long lists the paths are told that differ, and no others", () => {
  const check = (first: Record<string, string>, second: Record<string, string>) => {
    const before = changed(new Map(MANY.map((name) => [name, NONE])), first);
    const now = changed(before, second);
    const stored = linesInFile(FOLDER, lines(before));
    const held = heldLines(Buffer.from(lines(now)));
    expect([...differingPaths(stored, held)].sort()).toEqual(
      [...changesBetween(before, now).keys()].sort(),
    );
    expect(differingPaths(stored, heldLines(Buffer.from(lines(before))))).toEqual(new Set());
    for (const name of [...Object.keys(second), "posts/post-7.md", "posts/", "none"]) {
      expect(idIn(held, name)).toBe(now.get(name) ?? null);
      expect(idIn(stored, name)).toBe(before.get(name) ?? null);
    }
    const below = [...now].filter(([name]) => name.startsWith("posts/"));
    expect(idsBelow(held, "posts")).toEqual(new Map(below));
  };
  fc.assert(fc.property(ids, ids, check), { numRuns: 100 });
});
