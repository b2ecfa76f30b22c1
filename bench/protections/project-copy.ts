/** A copy of the project in which something may be broken for a while. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../temporary-folder.ts";
import { type Break, brokenText } from "./break.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/** Every file that git knows or would take; packages are linked, not installed. */
export function projectCopy(): string {
  const folder = temporaryFolder();
  for (const path of projectFiles()) cpSync(join(PROJECT, path), join(folder, path));
  symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"), "dir");
  // Tests ask git which files are the project's.
  execFileSync("git", ["init", "-q"], { cwd: folder });
  execFileSync("git", ["add", "--all"], { cwd: folder });
  return folder;
}

/** The file is as it was when `action` has ended. */
export async function whileBroken<T>(
  folder: string,
  broken: Break,
  action: () => Promise<T>,
): Promise<T> {
  const file = join(folder, broken.file);
  const text = readFileSync(file, "utf8");
  writeFileSync(file, brokenText(text, broken));
  try {
    return await action();
  } finally {
    writeFileSync(file, text);
  }
}

function projectFiles(): string[] {
  return execFileSync("git", ["ls-files", "-z", "-co", "--exclude-standard"], {
    cwd: PROJECT,
    encoding: "utf8",
  })
    .split("\0")
    .filter((path) => path !== "" && existsSync(join(PROJECT, path)));
}
