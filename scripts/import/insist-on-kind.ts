/** Says what is wrong with a path before anything is read from it. */
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { BadFile } from "../../comments/bad-file.ts";
import type { Origin } from "./origin.ts";

/** Throws `BadFile` where there is nothing, or a folder in the place of a file. */
export function insistOnKind(
  path: string,
  { title, takes }: Pick<Origin, "title" | "takes">,
): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw refused(path, "there is nothing here");
  const isThat = takes === "file" ? found.isFile() : found.isDirectory();
  if (!isThat) throw refused(path, `expected the ${takes} of an import from ${title}`);
  if (takes === "file" && isPacked(path)) throw refused(path, "is packed: unpack it first");
}

/** By its first bytes: gzip, and zip. */
const PACKED = [Buffer.from([0x1f, 0x8b]), Buffer.from("PK\u0003\u0004")];

function isPacked(path: string): boolean {
  const file = openSync(path, "r");
  try {
    const start = Buffer.alloc(4);
    readSync(file, start);
    return PACKED.some((mark) => mark.equals(start.subarray(0, mark.length)));
  } finally {
    closeSync(file);
  }
}

function refused(path: string, message: string): BadFile {
  return new BadFile(path, [{ field: "", message }]);
}
