/** What waits for the moderator, with all they need to judge it. */
import { BadFile } from "../../comments/bad-file.ts";
import { parseSubmission } from "../../comments/data-files.ts";
import { commentOf, type FoundSubmission } from "../../comments/merge-plan.ts";
import { SUBMISSIONS } from "../../comments/paths.ts";
import { suspicionsIn } from "../../comments/proposal.ts";
import type { Submission } from "../../comments/submission.ts";
import { type Comment, isRemoved, type Thread } from "../../comments/thread.ts";
import type { Moderation } from "../../git-hosts/plain-git/moderation.ts";
import type { OpenProposal } from "../../git-hosts/plain-git/open-proposals.ts";
import { submissionsOnMain, threadsOnMain } from "../main-comments.ts";

export interface Waiting {
  /** The proposal's name. */
  id: string;
  proposed: string;
  suspicions: readonly string[];
  comments: readonly WaitingComment[];
  /** What else the proposal would change, or why a file of it cannot be read. */
  oddities: readonly string[];
}

export interface WaitingComment {
  submission: Submission;
  answers: Answered | null;
}

/** What a comment answers; null where it is not on main. */
export interface Answered {
  id: string;
  name: string | null;
  firstLine: string | null;
}

export async function readWaiting(moderation: Moderation): Promise<Waiting[]> {
  return judged(moderation, await moderation.listOpen());
}

/** Undefined where it does not wait any more. */
export async function readOneWaiting(
  moderation: Moderation,
  id: string,
): Promise<Waiting | undefined> {
  const [one] = await judged(moderation, await moderation.listOpen(id));
  return one;
}

async function judged(moderation: Moderation, open: readonly OpenProposal[]): Promise<Waiting[]> {
  if (open.length === 0) return [];
  const main = await moderation.openMain();
  return judgeable(open, await threadsOnMain(main), await submissionsOnMain(main));
}

/**
 * Pure. `threads` and `unmerged` are what stands on main. What is there waits no more, though a crash,
 * or a commit of the author's, has left its branch.
 */
export function judgeable(
  open: readonly OpenProposal[],
  threads: readonly Thread[],
  unmerged: readonly FoundSubmission[],
): Waiting[] {
  const known = new Map<string, Comment>();
  for (const { submission } of unmerged) known.set(submission.id, commentOf(submission));
  for (const comment of threads.flatMap((thread) => thread.comments))
    known.set(comment.id, comment);
  return open.filter(({ name }) => !known.has(name)).map((proposal) => waitingOf(proposal, known));
}

function waitingOf(proposal: OpenProposal, known: ReadonlyMap<string, Comment>): Waiting {
  const comments: WaitingComment[] = [];
  const oddities: string[] = [];
  for (const { path, content } of proposal.files) {
    if (path.startsWith(`${SUBMISSIONS}/`)) {
      const submission = submissionOrProblem(content, path);
      if (typeof submission === "string") oddities.push(submission);
      else comments.push({ submission, answers: answeredBy(submission, known) });
    } else {
      oddities.push(`${path}: not a comment, but would be changed too`);
    }
  }
  const { name: id, date: proposed, body } = proposal;
  return { id, proposed, suspicions: suspicionsIn(body), comments, oddities };
}

function submissionOrProblem(content: string, path: string): Submission | string {
  try {
    return parseSubmission(content, path);
  } catch (error) {
    if (error instanceof BadFile) return error.message;
    throw error;
  }
}

function answeredBy({ replyTo }: Submission, known: ReadonlyMap<string, Comment>): Answered | null {
  if (replyTo === null) return null;
  const parent = known.get(replyTo);
  if (parent === undefined || isRemoved(parent))
    return { id: replyTo, name: null, firstLine: null };
  const name = parent.author?.name ?? ("mention" in parent ? parent.mention.site : null);
  return { id: replyTo, name, firstLine: parent.text?.trim().split("\n")[0] ?? null };
}
