/** A moderator at work beside a service that dies: approves, rejects, marks as spam, and merges now and then. */
import { setTimeout as pause } from "node:timers/promises";
import { plainModeration } from "../../git-hosts/plain-git/moderation.ts";
import type { OpenProposal } from "../../git-hosts/plain-git/open-proposals.ts";
import { commitMerge } from "../../scripts/merge/commit-merge.ts";
import { between, type Chance, percent } from "../chance.ts";
import type { Ledger, Verdict } from "./account.ts";
import { wordIn } from "./found-comments.ts";

export interface Moderator {
  /** What waits. Notes what should not. */
  look: () => Promise<OpenProposal[]>;
  decide: (verdict: Verdict, proposals: readonly OpenProposal[]) => Promise<void>;
  merge: () => Promise<void>;
}

const AT_ONCE = 8;
const ROUND: readonly (Verdict | "merge")[] = ["reject", "approve", "merge", "spam", "approve"];

export function moderatorOf(repository: string, { decided, waitedAgain }: Ledger): Moderator {
  const moderation = plainModeration({ directory: repository, branch: "main", remote: null });
  return {
    look: async () => {
      const open = await moderation.listOpen();
      for (const word of open.map(wordOf)) if (decided.has(word)) waitedAgain.add(word);
      return open;
    },
    decide: async (verdict, proposals) => {
      const names = proposals.map(({ name }) => name);
      const done =
        verdict === "approve"
          ? await moderation.approve(names)
          : await moderation.refuse(names, verdict === "spam" ? "spam" : "rejected");
      for (const proposal of proposals) {
        if (done.includes(proposal.name)) decided.set(wordOf(proposal), verdict);
      }
    },
    merge: async () => void (await commitMerge(repository, null)),
  };
}

/** Works until `isOver` and every turn was taken, or nothing waits; what waits then is left waiting. */
export async function moderateBeside(
  moderator: Moderator,
  chance: Chance,
  isOver: () => boolean,
): Promise<void> {
  const some = (open: readonly OpenProposal[]) =>
    open.filter(() => percent(chance, 40)).slice(0, AT_ONCE);
  const nextTurn = inRounds(moderator, some);
  let taken = 0;
  while (!isOver() || (taken < ROUND.length && (await moderator.look()).length > 0)) {
    taken += await nextTurn();
    // A person looks at the next ones.
    await pause(between(chance, 0, 200));
  }
  await moderator.merge();
}

/**
 * Each time it is called, deals with those of all that wait whom `choose` gives, in another way than
 * the last time. A turn in which there is nobody to deal with is not taken, and comes again: gives the
 * number of turns taken, 0 or 1.
 */
export function inRounds(
  { look, decide, merge }: Moderator,
  choose: (open: readonly OpenProposal[]) => readonly OpenProposal[] = (open) => open,
): () => Promise<number> {
  let taken = 0;
  return async () => {
    const chosen = choose(await look());
    if (chosen.length === 0) return 0;
    const turn = ROUND[taken % ROUND.length] ?? "merge";
    await decide(turn === "merge" ? "approve" : turn, chosen);
    if (turn === "merge") await merge();
    taken += 1;
    return 1;
  };
}

function wordOf({ files }: OpenProposal): string {
  return wordIn(files.map(({ content }) => content).join());
}
