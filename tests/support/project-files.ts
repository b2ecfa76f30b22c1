/** The project's own files, as git lists them: tracked, and new ones that are not ignored. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

export interface ProjectFile {
  path: string;
  text: string;
}

/** Those whose path matches, in the order of their paths. */
export function projectFiles(pattern: RegExp): ProjectFile[] {
  const listed = execFileSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
    encoding: "utf8",
  });
  return [...new Set(listed.split("\0"))]
    .filter((path) => pattern.test(path) && existsSync(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}
