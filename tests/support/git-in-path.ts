/** Puts a `git` of the test's own first in PATH, which does something at chosen steps. */
import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { delimiter, join } from "node:path";
import { vi } from "vitest";
import { temporaryFolder } from "./temporary-folder.ts";

/**
 * While `action` runs, each git is this shell script, which ends in the real one: `real` runs it, and
 * `once NAME` is true the first time only. In `$1 $2 …` stands what git is asked to do.
 */
export async function withGit<T>(script: string, action: () => Promise<T>): Promise<T> {
  const real = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
  const marks = temporaryFolder();
  const lines = [
    "#!/bin/sh",
    `real() { "${real}" "$@"; }`,
    // The author's own git knows nothing of the index that ours may be told to use.
    `author() { env -u GIT_INDEX_FILE "${real}" -c user.name=A -c user.email=a@example.org "$@" >/dev/null 2>&1; }`,
    `once() { test ! -e "${marks}/$1" && : > "${marks}/$1"; }`,
    `after() { test -e "${marks}/$1"; }`,
    script,
    'real "$@"',
    "",
  ];
  const folder = temporaryFolder({ git: lines.join("\n") });
  chmodSync(join(folder, "git"), 0o755);
  vi.stubEnv("PATH", `${folder}${delimiter}${process.env.PATH}`);
  try {
    return await action();
  } finally {
    vi.unstubAllEnvs();
  }
}
