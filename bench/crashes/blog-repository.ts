/** Repositories for the trials: a blog with `main` checked out, whatever the settings of the machine are. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Runs git in a folder; gives what it printed. */
export function gitIn(folder: string, ...words: string[]): string {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  const quiet = { LC_ALL: "C", GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null" };
  const output = execFileSync("git", words, {
    cwd: folder,
    encoding: "utf8",
    env: { ...Object.fromEntries(inherited), ...quiet },
    maxBuffer: Number.POSITIVE_INFINITY,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return output.trimEnd();
}

/** In an empty folder, with `files` committed. */
export function newBlog(folder: string, files: Readonly<Record<string, string>> = {}): string {
  mkdirSync(folder, { recursive: true });
  gitIn(folder, "init", "-q");
  // `git init -b` is younger than the oldest git we support.
  gitIn(folder, "symbolic-ref", "HEAD", "refs/heads/main");
  for (const [name, value] of [
    ["user.name", "Mo Derator"],
    ["user.email", "mo@example.org"],
    ["commit.gpgsign", "false"],
    ["gc.auto", "0"],
    ["core.autocrlf", "false"],
  ] as const) {
    gitIn(folder, "config", name, value);
  }
  commitFiles(folder, "Begin", files);
  return folder;
}

export function commitFiles(
  folder: string,
  message: string,
  files: Readonly<Record<string, string>>,
): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  gitIn(folder, "add", "--all");
  gitIn(folder, "commit", "-q", "--allow-empty", "-m", message);
}
