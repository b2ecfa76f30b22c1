/** Says what is wrong with a path before anything is read from it. */
import { statSync } from "node:fs";
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
}

function refused(path: string, message: string): BadFile {
  return new BadFile(path, [{ field: "", message }]);
}
