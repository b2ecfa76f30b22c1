/** A moderator at work beside the service: approves, rejects, marks as spam, and merges now and then. */
import { setTimeout as pause } from "node:timers/promises";
import { plainModeration } from "../../git-hosts/moderation.ts";
import type { OpenProposal } from "../../git-hosts/open-proposals.ts";
import { commitMerge } from "../../scripts/merge/commit-merge.ts";
import type { Ledger, Verdict } from "./account.ts";
import type { Chance } from "./chance.ts";
import { wordIn } from "./found-comments.ts";

const AT_ONCE = 8;

/** Works until `isOver`; what waits then is left waiting. */
export async function moderateBeside(
  repository: string,
  { ledger, chance, isOver }: { ledger: Ledger; chance: Chance; isOver: () => boolean },
): Promise<void> {
  const moderation = plainModeration({ directory: repository, branch: "main", remote: null });
  while (!isOver()) {
    const open = await moderation.listOpen();
    for (const proposal of open) {
      const word = wordOf(proposal);
      if (ledger.decided.has(word)) ledger.waitedAgain.add(word);
    }
    const chosen = open.filter(() => chance.percent(40)).slice(0, AT_ONCE);
    const verdict = chance.pick<Verdict>(["approve", "approve", "reject", "spam"]);
    const names = chosen.map(({ name }) => name);
    const decided = await decide(verdict);
    for (const proposal of chosen) {
      if (decided.includes(proposal.name)) ledger.decided.set(wordOf(proposal), verdict);
    }
    if (chance.percent(20)) await commitMerge(repository, null);
    // A person looks at the next ones.
    await pause(chance.whole(0, 200));

    function decide(what: Verdict): Promise<readonly string[]> {
      if (what === "approve") return moderation.approve(names);
      return moderation.refuse(names, what === "spam" ? "spam" : "rejected");
    }
  }
  await commitMerge(repository, null);
}

function wordOf({ files }: OpenProposal): string {
  return wordIn(files.map(({ content }) => content).join());
}
