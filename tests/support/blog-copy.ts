/** The project with a blog of the test's own in it, and its build. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../../site/output-folder.ts";
import type { WrittenSettings } from "../../site/settings.ts";
import { projectCopy } from "./project-copy.ts";
import { sampleSettings } from "./sample-site.ts";
import { writeFiles } from "./temporary-folder.ts";

/** Its folder. Of the project's own posts, pages and comments only the templates stay. */
export function blogCopy(
  files: Readonly<Record<string, string>>,
  settings: Partial<WrittenSettings> = {},
): string {
  const { folder } = projectCopy();
  for (const path of ["posts", "pages/about.md", "comments-data/threads"]) {
    rmSync(join(folder, path), { recursive: true, force: true });
  }
  const site = JSON.stringify(sampleSettings(settings));
  const config = readFileSync(join(folder, "site.config.ts"), "utf8").replace(
    /defineSite\(.*\)/s,
    () => `defineSite(${site})`,
  );
  writeFiles(folder, { ...files, "site.config.ts": config });
  return folder;
}

export interface BuiltBlog {
  code: number | null;
  /** What it printed, on both streams. */
  said: string;
  /** Text by path below the output folder, with `/`. */
  files: ReadonlyMap<string, string>;
}

/** What `npm run build` runs. */
export function build(folder: string, ...parameters: string[]): BuiltBlog {
  const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const command = ["-c", `${scripts.build} "$@"`, "sh", ...parameters];
  const { status, stdout, stderr } = spawnSync("sh", command, { cwd: folder, encoding: "utf8" });
  const out = join(folder, "_site");
  const files = filesIn(out).map((path): [string, string] => [
    path.slice(out.length + 1),
    readFileSync(path, "utf8"),
  ]);
  return { code: status, said: stdout + stderr, files: new Map(files) };
}
