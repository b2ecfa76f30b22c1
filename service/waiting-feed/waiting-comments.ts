/** What waits on plain git, with what there is to know of each comment. */
import { BadFile } from "../../comments/bad-file.ts";
import { parseSubmission } from "../../comments/data-files.ts";
import { SUBMISSIONS } from "../../comments/paths.ts";
import { suspicionsIn } from "../../comments/proposal.ts";
import type { ReviewItem } from "../../comments/review/review-item.ts";
import type { Submission } from "../../comments/submission.ts";
import type { GitHost } from "../../git-hosts/git-host.ts";
import type { OpenProposal } from "../../git-hosts/plain-git/open-proposals.ts";
import type { FoundProposal } from "../../git-hosts/plain-git/own-commits.ts";
import type { WaitingProposals } from "../../git-hosts/plain-git/waiting-proposals.ts";
import type { DeployedSite } from "../deployed-site.ts";
import { type Log, reasonOf } from "../log.ts";
import { reviewItem } from "../review-item.ts";
import { onMain } from "../whereabouts.ts";

export interface WaitingComment {
  /** When it was proposed, in UTC. */
  proposed: string;
  item: Omit<ReviewItem, "suspicions">;
  /** In words, as the proposal has them. */
  reasons: readonly string[];
}

export interface WaitingParts {
  proposals: Pick<WaitingProposals, "find" | "read">;
  gitHost: Pick<GitHost, "readMain">;
  deployedSite: DeployedSite;
  log: Log;
}

/** Nobody reads more in a feed; `npm run moderate` lists them all. */
const MOST = 100;

/** As many as a person glances over, who then has a list of all of them. */
const MOST_SUSPECTS = 20;

export interface Waits {
  /** Not suspected. The newest first. */
  comments: readonly WaitingComment[];
  suspects: {
    /** In all. */
    count: number;
    /** Some of them: those with the fewest reasons, of them the newest. */
    shown: readonly WaitingComment[];
    /** When the newest was proposed, in UTC; empty where there is none. */
    updated: string;
  };
}

/** However many suspects there are, they take the place of nobody else. */
export async function waits(parts: WaitingParts): Promise<Waits> {
  const found = (await parts.proposals.find()).sort((a, b) => (a.name < b.name ? 1 : -1));
  const reasons = ({ body }: FoundProposal) => suspicionsIn(body).length;
  const clear = found.filter((one) => reasons(one) === 0);
  const suspected = found.filter((one) => reasons(one) > 0);
  const likeliest = suspected.toSorted((a, b) => reasons(a) - reasons(b)).slice(0, MOST_SUSPECTS);
  const waiting = await waitingAmongFound([...clear.slice(0, MOST), ...likeliest], parts);
  const comments = waiting.filter((one) => one.reasons.length === 0);
  const shown = waiting.filter((one) => one.reasons.length > 0);
  // Of those looked at, some may be on main, or broken by hand.
  const count = suspected.length - (likeliest.length - shown.length);
  const updated = suspected.map(({ date }) => date).sort();
  return { comments, suspects: { count, shown, updated: updated.at(-1) ?? "" } };
}

async function waitingAmongFound(
  found: readonly FoundProposal[],
  parts: WaitingParts,
): Promise<WaitingComment[]> {
  const proposals = await parts.proposals.read(found);
  const proposed = proposals.flatMap((proposal) => {
    return submissionsIn(proposal, parts.log).map((submission) => ({ submission, proposal }));
  });
  const isWaiting = await waitingAmong(
    proposed.map(({ submission }) => submission),
    parts,
  );
  const waiting: WaitingComment[] = [];
  for (const { submission, proposal } of proposed.filter((_, at) => isWaiting[at])) {
    const item = await reviewItem({ submission, suspicions: [] }, parts.deployedSite);
    waiting.push({ proposed: proposal.date, item, reasons: suspicionsIn(proposal.body) });
  }
  return waiting;
}

/** Somebody may have broken one by hand in its branch: `npm run moderate` says what is odd in it. */
function submissionsIn({ name, files }: OpenProposal, log: Log): Submission[] {
  const own = files.filter(({ path }) => path.startsWith(`${SUBMISSIONS}/`));
  return own.flatMap(({ path, content }) => {
    try {
      return parseSubmission(content, path);
    } catch (error) {
      if (!(error instanceof BadFile)) throw error;
      log("unreadable-proposal", { proposal: name, reason: reasonOf(error) });
      return [];
    }
  });
}

/** What main holds waits no more, though a crash, or a commit of the author's, has left its branch. */
async function waitingAmong(
  submissions: readonly Submission[],
  { gitHost, log }: WaitingParts,
): Promise<boolean[]> {
  try {
    return (await onMain(submissions, gitHost)).map((place) => place === "nowhere");
  } catch (error) {
    if (!(error instanceof BadFile)) throw error;
    log("unreadable-thread", { reason: reasonOf(error) });
    return submissions.map(() => true);
  }
}
