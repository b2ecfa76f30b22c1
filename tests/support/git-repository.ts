/** Real git repositories in temporary folders, whatever the settings of the machine are. */
import { execFileSync } from "node:child_process";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { madeOnce } from "./made-once.ts";
import { temporaryFolder, writeFiles } from "./temporary-folder.ts";

export interface TestRepository {
  folder: string;
  /** Runs git there; gives what it printed without the line feed at its end, throws where it fails. */
  git: (...args: string[]) => string;
  /** Writes files, stages them and commits on whatever branch is checked out. */
  commit: (message: string, files: Readonly<Record<string, string>>) => void;
}

/** A repository with `main` checked out and `files` in its first commit. */
export function gitRepository(files: Readonly<Record<string, string>> = {}): TestRepository {
  const hasFiles = Object.keys(files).length > 0;
  const folder = madeOnce(`repository ${JSON.stringify(files)}`, (original) => {
    const { git, commit } = initialised(original);
    git("commit", "-q", "--allow-empty", "-m", "Begin");
    if (hasFiles) commit("Add the first files", files);
  });
  const repository = repositoryIn(folder);
  // The index knows its files by more than their content.
  if (hasFiles) repository.git("update-index", "--refresh");
  return repository;
}

/** A bare repository whose `main` holds `files`. */
export function bareRepository(files: Readonly<Record<string, string>> = {}): TestRepository {
  const folder = madeOnce(`bare repository ${JSON.stringify(files)}`, (original) => {
    const bare = initialised(original, "--bare");
    gitRepository(files).git("push", "-q", bare.folder, "main");
  });
  return repositoryIn(folder);
}

/** A clone with `main` checked out and `origin` as its remote. */
export function cloneOf(repository: TestRepository): TestRepository {
  const clone = initialised(temporaryFolder());
  clone.git("remote", "add", "origin", repository.folder);
  clone.git("fetch", "-q", "origin");
  clone.git("checkout", "-q", "-B", "main", "--track", "origin/main");
  return clone;
}

/**
 * In the repository itself, so that the code under test meets the same settings. Maintenance would write
 * there by itself after a fetch, while a test removes the folder.
 */
const SETTINGS = `[user]
	name = Mo Derator
	email = mo@example.org
[commit]
	gpgsign = false
[gc]
	auto = 0
[maintenance]
	auto = false
[core]
	autocrlf = false
`;

function initialised(folder: string, kind?: "--bare"): TestRepository {
  const repository = repositoryIn(folder);
  repository.git("init", "-q", ...(kind === undefined ? [] : [kind]));
  const place = kind === undefined ? join(folder, ".git") : folder;
  // `git init -b` is younger than the oldest git we support.
  writeFileSync(join(place, "HEAD"), "ref: refs/heads/main\n");
  // As many settings by `git config` are as many processes, for each of the many repositories.
  appendFileSync(join(place, "config"), SETTINGS);
  return repository;
}

/** A folder that git knows already, such as a second worktree. */
export function repositoryIn(folder: string): TestRepository {
  const git = (...args: string[]) => runGit(folder, args);
  return {
    folder,
    git,
    commit: (message, files) => {
      writeFiles(folder, files);
      git("add", "--", ...Object.keys(files));
      git("commit", "-q", "-m", message);
    },
  };
}

function runGit(folder: string, args: string[]): string {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  const output = execFileSync("git", args, {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...Object.fromEntries(inherited),
      LC_ALL: "C",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return output.replace(/\n$/, "");
}
