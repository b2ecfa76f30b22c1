/** Says whether a file of an export may be written here, and whether it is here already. */
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BadFile } from "../../../comments/bad-file.ts";
import type { BlogText } from "../../export/blog-file.ts";

/** Throws `BadFile` where a link on the way leads somewhere else, or the place is taken by a folder. */
export function stateOf(root: string, { path, text }: BlogText): "new" | "same" | "other" {
  insistInPlace(root, path);
  const file = join(root, path);
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return "new";
  if (!found.isFile()) throw refused(path, "expected a file here, and there is something else");
  return readFileSync(file).equals(Buffer.from(text)) ? "same" : "other";
}

/** Throws `BadFile` for a link: what is written to a folder that is one would land wherever it leads. */
export function insistInPlace(root: string, path: string): void {
  for (const folder of foldersAbove(path)) {
    const found = lstatSync(join(root, folder), { throwIfNoEntry: false });
    if (found !== undefined && !found.isDirectory())
      throw refused(path, `expected a folder at ${folder}, and it is a link or a file`);
  }
}

/** The outermost first. */
function foldersAbove(path: string): string[] {
  const names = path.split("/");
  return names.slice(1).map((_, at) => names.slice(0, at + 1).join("/"));
}

function refused(path: string, message: string): BadFile {
  return new BadFile(path, [{ field: "", message }]);
}

/**
 * Told of each path, says which one it would meet on a disk that does not tell upper case from lower; null
 * where none. The folders on its way count too.
 */
export function caseClashes(): (path: string) => string | null {
  const spelled = new Map<string, string>();
  return (path) => {
    for (const part of [...foldersAbove(path), path]) {
      const key = part.normalize("NFC").toLowerCase();
      const other = spelled.get(key);
      if (other !== undefined && other !== part) return other;
      spelled.set(key, part);
    }
    return null;
  };
}
