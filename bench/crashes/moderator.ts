/** A moderator at work beside a service that dies: approves, rejects, marks as spam, and merges now and then. */
import { setTimeout as pause } from "node:timers/promises";
import { plainModeration } from "../../git-hosts/moderation.ts";
import type { OpenProposal } from "../../git-hosts/open-proposals.ts";
import { commitMerge } from "../../scripts/merge/commit-merge.ts";
import type { Ledger, Verdict } from "./account.ts";
import type { Chance } from "./chance.ts";
import { wordIn } from "./found-comments.ts";

export interface Moderator {
  /** What waits. Notes what should not. */
  look: () => Promise<OpenProposal[]>;
  decide: (verdict: Verdict, proposals: readonly OpenProposal[]) => Promise<void>;
  merge: () => Promise<void>;
}

const AT_ONCE = 8;
const ROUND: readonly (Verdict | "merge")[] = ["approve", "merge", "reject", "approve", "spam"];

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

/** Works until `isOver`; what waits then is left waiting. */
export async function moderateBeside(
  { look, decide, merge }: Moderator,
  chance: Chance,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    const chosen = (await look()).filter(() => chance.percent(40)).slice(0, AT_ONCE);
    await decide(chance.pick<Verdict>(["approve", "approve", "reject", "spam"]), chosen);
    if (chance.percent(20)) await merge();
    // A person looks at the next ones.
    await pause(chance.whole(0, 200));
  }
  await merge();
}

/** Each time it is called, deals with all that waits in another way than the last time. */
export function inRounds({ look, decide, merge }: Moderator): () => Promise<void> {
  let count = 0;
  return async () => {
    const turn = ROUND[count % ROUND.length] ?? "merge";
    count += 1;
    await decide(turn === "merge" ? "approve" : turn, await look());
    if (turn === "merge") await merge();
  };
}

function wordOf({ files }: OpenProposal): string {
  return wordIn(files.map(({ content }) => content).join());
}
