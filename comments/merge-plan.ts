/** Plans how approved submissions become part of their threads. Pure: reads nothing, writes nothing. */
import { threadPath } from "./paths.ts";
import type { Submission } from "./submission.ts";
import { type Comment, emptyThread, type Thread, type WrittenComment } from "./thread.ts";
import { withPages } from "./thread-pages.ts";
import { idsInCycles } from "./thread-tree.ts";

export interface FoundSubmission {
  /** Path in the repository. */
  path: string;
  submission: Submission;
}

/** Of all posts and pages: a set of them, or who looks them up. */
export type PostIds = Pick<ReadonlySet<string>, "has">;

/** Something a person should look at. */
export interface MergeReport {
  /** The submission's file, or the thread's where the comment was there before. */
  path: string;
  /** The comment's id. */
  id: string;
  problem: "missing-parent" | "cycle" | "repeated" | "duplicate" | "unknown-post";
  /** The parent's id; of what is there twice its own; of an unknown post the post's. */
  about: string;
}

export interface MergePlan {
  /** Threads that change, whole and in their new state, by post. */
  threads: Thread[];
  /** Submission files whose comment is then in a thread. */
  merged: string[];
  reports: MergeReport[];
}

/**
 * Each submission is appended to its thread, those of one merge by date, then id. One that is in
 * the thread already was merged by a run that crashed before deleting its file: it is only deleted.
 * One for a post that is not known stays where it is. `posts` null means: do not ask. A thread that has
 * no size of its pages yet gets `perPage`; null leaves it without one.
 */
export function planMerge(
  threads: ReadonlyMap<string, Thread>,
  found: readonly FoundSubmission[],
  posts: PostIds | null,
  perPage: number | null = null,
): MergePlan {
  const plan: MergePlan = { threads: [], merged: [], reports: [] };
  for (const [post, group] of groupByPost(found)) {
    if (posts === null || posts.has(post)) {
      const thread = threads.get(post) ?? emptyThread(post);
      planThread(perPage === null ? thread : withPages(thread, perPage), group, plan);
    } else {
      for (const { path, submission } of group) {
        plan.reports.push({ path, id: submission.id, problem: "unknown-post", about: post });
      }
    }
  }
  return plan;
}

/** What a thread looks like with the plan carried out, for builds that merge in memory only. */
export function threadsAfter(
  threads: ReadonlyMap<string, Thread>,
  plan: MergePlan,
): Map<string, Thread> {
  const after = new Map(threads);
  for (const thread of plan.threads) after.set(thread.post, thread);
  return after;
}

function planThread(thread: Thread, group: readonly FoundSubmission[], plan: MergePlan): void {
  const before = new Map(thread.comments.map((comment) => [comment.id, comment]));
  const fresh = group.filter(({ submission }) => !before.has(submission.id)).sort(byDateThenId);
  const added = fresh.map(({ submission }) => commentOf(submission));
  const comments = [...thread.comments, ...added];
  const paths = new Map(fresh.map(({ path, submission }) => [submission.id, path]));
  for (const problem of threadProblems(comments)) {
    plan.reports.push({ path: paths.get(problem.id) ?? threadPath(thread.post), ...problem });
  }
  for (const { path, submission } of group) {
    const twin = before.get(submission.id);
    if (twin && !isMergeOf(twin, submission)) {
      const { id } = submission;
      plan.reports.push({ path, id, problem: "duplicate", about: id });
    } else {
      plan.merged.push(path);
    }
  }
  if (added.length > 0) plan.threads.push({ ...thread, comments });
}

/** What the view repairs each time it shows the thread; in the order of the thread. */
function threadProblems(comments: readonly Comment[]): Omit<MergeReport, "path">[] {
  const known = new Set(comments.map(({ id }) => id));
  const circular = idsInCycles(comments);
  const seen = new Set<string>();
  return comments.flatMap(({ id, replyTo }): Omit<MergeReport, "path">[] => {
    const isRepeated = seen.has(id);
    seen.add(id);
    if (isRepeated) return [{ id, problem: "repeated", about: id }];
    if (replyTo === null) return [];
    if (!known.has(replyTo)) return [{ id, problem: "missing-parent", about: replyTo }];
    return circular.has(id) ? [{ id, problem: "cycle", about: replyTo }] : [];
  });
}

export function commentOf({ id, replyTo, author, date, text }: Submission): WrittenComment {
  return { id, replyTo, kind: "comment", author, date, format: "markdown", text, source: "form" };
}

/** A comment that a moderator has since edited or removed is still the merge of its submission. */
export function isMergeOf(comment: Comment, submission: Submission): boolean {
  return comment.date === submission.date && comment.replyTo === submission.replyTo;
}

function groupByPost(found: readonly FoundSubmission[]): Map<string, FoundSubmission[]> {
  const groups = new Map<string, FoundSubmission[]>();
  for (const item of found) {
    const group = groups.get(item.submission.post);
    if (group) group.push(item);
    else groups.set(item.submission.post, [item]);
  }
  return groups;
}

function byDateThenId({ submission: a }: FoundSubmission, { submission: b }: FoundSubmission) {
  return compare(a.date, b.date) || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
