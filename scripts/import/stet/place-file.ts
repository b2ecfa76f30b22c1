/** Says whether a file of an export may be written here, and whether it is here already. */
import { existsSync, lstatSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
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

/** Throws `BadFile` for a link: what is written to a folder that is a link would land wherever it leads. */
export function insistInPlace(root: string, path: string): void {
  let folder = dirname(path);
  while (!existsSync(join(root, folder))) folder = dirname(folder);
  if (realpathSync(join(root, folder)) !== join(realpathSync(root), folder))
    throw refused(path, `expected a folder at ${folder}, and it is a link`);
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
    const names = path.split("/");
    for (const at of names.keys()) {
      const part = names.slice(0, at + 1).join("/");
      const key = part.normalize("NFC").toLowerCase();
      const other = spelled.get(key);
      if (other !== undefined && other !== part) return other;
      spelled.set(key, part);
    }
    return null;
  };
}
