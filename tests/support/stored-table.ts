/** A table as it is read from a file, in which other things stand before and behind it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type StoredLines, storedLines } from "../../site/plan/stored-lines.ts";
import { linesOf, type Table } from "../../site/plan/table.ts";

export function storedTable<T extends NonNullable<unknown>>(
  folder: string,
  entries: Iterable<readonly [string, T]>,
): Table<T> {
  return { lines: linesInFile(folder, linesOf(new Map(entries))), changes: new Map() };
}

export function linesInFile(folder: string, text: string): StoredLines {
  const [file, others] = [join(folder, "lines"), '["others",1],\n'];
  writeFileSync(file, others + text + others);
  return storedLines({ file, begin: others.length, length: Buffer.byteLength(text) });
}
