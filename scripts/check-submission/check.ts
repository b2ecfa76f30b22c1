/** Checks a pull request before it may be merged: read, judge. */
import type { Git } from "../../git-hosts/plain-git/git.ts";
import { concernsSubmissions } from "./among-submissions.ts";
import { MAX_FILES, readChange, readFiles } from "./change.ts";
import { judgeChange, type Problem } from "./judge-change.ts";
import { knownOnBase } from "./known-on-base.ts";

export interface Order {
  /** Commits or refs. */
  base: string;
  head: string;
  /** In milliseconds since 1970. */
  now: number;
}

export type Verdict =
  /** It has nothing to do with submissions, and nothing else was looked at. */
  | { kind: "ordinary" }
  | { kind: "too-many"; files: number }
  | { kind: "judged"; base: string; files: number; problems: readonly Problem[] };

/** Takes the same few runs of git however large the change is. */
export async function checkSubmission(git: Git, { base, head, now }: Order): Promise<Verdict> {
  const change = await readChange(git, base, head);
  const { length } = change.files;
  if (!change.files.some(({ path }) => concernsSubmissions(path))) return { kind: "ordinary" };
  if (length > MAX_FILES) return { kind: "too-many", files: length };
  const files = await readFiles(git, change);
  const known = await knownOnBase(git, change.base);
  const problems = judgeChange(files, known, now);
  return { kind: "judged", base: change.base, files: length, problems };
}
