/** A `git` to stand first in PATH that can be told to die at one of its calls, as in a power cut. */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * `before`: it dies without having done anything. `after`: all is done, but nobody is told.
 * `holding`: it dies with its locks on refs or on the index in its hands, and they stay.
 */
export type GitDeath = "before" | "after" | "holding";

/** Chooses among the calls of a program, by its subcommands in their order: numbers from 1, and how. */
export type GitChoice = (calls: readonly string[]) => readonly (readonly [number, GitDeath])[];

/** Every way that makes a difference: one that only reads, as if it had not been called. */
export const everyDeath: GitChoice = (calls) =>
  calls.flatMap((command, at) =>
    (DEATHS[command] ?? ["before"]).map((death) => [at + 1, death] as const),
  );

const DEATHS: Readonly<Record<string, readonly GitDeath[]>> = {
  "hash-object": ["before", "after"],
  "read-tree": ["before", "after"],
  "write-tree": ["before", "after"],
  "commit-tree": ["before", "after"],
  "checkout-index": ["before", "after"],
  "update-index": ["before", "after", "holding"],
  "update-ref": ["before", "after", "holding"],
  add: ["before", "after", "holding"],
  commit: ["before", "after", "holding"],
};

export interface MortalGit {
  /** PATH with this git first. */
  path: string;
  /** Counts anew from now on; 0 is never. */
  dieAt: (call: number, death: GitDeath) => void;
  /** What was called since, each by its subcommand. */
  calls: () => string[];
  /** The subcommand of the call at which it has died, else null. */
  died: () => string | null;
}

/** `folder` is made for it. */
export function mortalGit(folder: string): MortalGit {
  mkdirSync(folder);
  const real = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
  const file = (name: string) => join(folder, name);
  writeFileSync(file("git"), script(folder, real));
  mkdirSync(file("hooks"));
  writeFileSync(file("hooks/reference-transaction"), HOOK);
  chmodSync(file("git"), 0o755);
  chmodSync(file("hooks/reference-transaction"), 0o755);
  const dieAt = (call: number, death: GitDeath) => {
    rmSync(file("dead"), { force: true });
    writeFileSync(file("calls"), "");
    writeFileSync(file("at"), `${call} ${death}\n`);
  };
  dieAt(0, "before");
  return {
    path: `${folder}${delimiter}${process.env.PATH}`,
    dieAt,
    calls: () =>
      readFileSync(file("calls"), "utf8")
        .split("\n")
        .filter((line) => line !== ""),
    died: () => (existsSync(file("dead")) ? readFileSync(file("dead"), "utf8").trim() : null),
  };
}

// Runs while all refs of the transaction are locked, and before any is moved: its parent is that git.
const HOOK = '#!/bin/sh\nif [ "$1" = prepared ]; then kill -KILL "$PPID"; fi\n';

function script(folder: string, real: string): string {
  return `#!/bin/sh
real='${real}' here='${folder}'
command= skip=
for word; do
  if [ -n "$skip" ]; then skip=; continue; fi
  case "$word" in
    -C | -c) skip=1 ;;
    -*) ;;
    *) command="$word"; break ;;
  esac
done
echo "$command" >> "$here/calls"
read -r at death < "$here/at"
[ "$(wc -l < "$here/calls")" -eq "$at" ] || exec "$real" "$@"
case "$death" in
  after) "$real" "$@" ;;
  holding)
    case "$command" in
      update-ref)
        for word; do
          shift
          case "$word" in core.hooksPath=*) word="core.hooksPath=$here/hooks" ;; esac
          set -- "$@" "$word"
        done
        "$real" "$@" ;;
      add | commit | update-index)
        index="\${GIT_INDEX_FILE:-$("$real" "$1" "$2" rev-parse --absolute-git-dir)/index}"
        : > "$index.lock" ;;
    esac ;;
esac
echo "$command" > "$here/dying" && mv "$here/dying" "$here/dead"
kill -KILL $$
`;
}
