/** Puts tombstones in the place of comments, in the working tree: places and replies stay. */
import { readSubmissions } from "../../comments/data-files.ts";
import { commentOf } from "../../comments/merge-plan.ts";
import { threadPath } from "../../comments/paths.ts";
import type { Git } from "../../git-hosts/plain-git/git.ts";
import { aloneIn } from "../alone.ts";
import { uncommitted } from "../clear-guide/uncommitted.ts";
import { commitFiles } from "../commit-files.ts";
import { counted } from "../counted.ts";
import { applyMerge } from "../merge/apply-merge.ts";
import { unstageMerged } from "../merge/unstage-merged.ts";
import { withoutComments } from "../moderate/thread-changes.ts";
import { wholeThreads } from "../whole-threads.ts";
import { isAmong, type Sighting } from "./sightings.ts";

export interface Erasure {
  /** Paths of what was written, and of what is gone. */
  written: readonly string[];
  gone: readonly string[];
}

export interface EraseOptions {
  /** For threads without a size of their pages. */
  perPage: number;
  /** Exactly these files, in one commit. */
  commit: boolean;
}

/** What is approved and not merged is merged first, as `moderate remove` does it. */
export async function erase(
  root: string,
  sightings: readonly Sighting[],
  { perPage, commit }: EraseOptions,
): Promise<Erasure> {
  return aloneIn(root, async (git) => {
    const { threads, merged } = planned(root, sightings, perPage);
    const erasure = { written: threads.map(({ post }) => threadPath(post)), gone: merged };
    if (commit) await insistCommitted(git, erasure);
    applyMerge(root, { threads, merged, reports: [] });
    if (git !== null) await unstageMerged(git, root);
    if (git !== null && commit) await commitFiles(git, erasure, messageFor(sightings.length));
    return erasure;
  });
}

function planned(root: string, sightings: readonly Sighting[], perPage: number) {
  const isMeant = isAmong(sightings);
  const threadOf = wholeThreads(root, perPage);
  const whole = [...new Set(sightings.map(({ post }) => post))].map(threadOf);
  const threads = whole.map(({ thread }) =>
    withoutComments(thread, (comment) => isMeant(thread.post, comment)),
  );
  // No merge takes one whose id another comment has: its file would stay for ever.
  const theirs = readSubmissions(root)
    .filter(({ submission }) => isMeant(submission.post, commentOf(submission)))
    .map(({ path }) => path);
  const merged = [...new Set([...whole.flatMap((one) => one.merged), ...theirs])];
  return { threads, merged };
}

/** A commit of these files would take along what the author has in hand. */
async function insistCommitted(git: Git | null, { written, gone }: Erasure): Promise<void> {
  if (git === null)
    throw new Error("This is no git repository, so nothing was done: leave --commit out.");
  const edited = await uncommitted(git, [...written, ...gone]);
  if (edited.length === 0) return;
  throw new Error(
    "Nothing was done, since these have changes that are not committed, and they would be in this commit. " +
      `Commit them first, or undo them:\n${edited.join("\n")}`,
  );
}

/** Holds nothing that anybody typed. */
function messageFor(count: number): string {
  return `Remove ${counted(count, "comment")}`;
}
