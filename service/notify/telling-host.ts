/** A git host that tells of each proposal, once it is made. */
import { parseSubmission } from "../../comments/data-files.ts";
import { suspicionsIn } from "../../comments/proposal.ts";
import type { GitHost } from "../../git-hosts/git-host.ts";
import type { Notifier } from "./notifier.ts";

/**
 * After a crash in the midst of a proposal it may be told twice, or not at all: it is a courtesy. Where
 * there are no pull requests suspected spam is proposed as well, and would ring for each one; elsewhere
 * only what the moderator has rescued of it gets here.
 */
export function tellingHost(gitHost: GitHost, tell: Notifier["tell"]): GitHost {
  return {
    ...gitHost,
    propose: async (proposal) => {
      await gitHost.propose(proposal);
      if (gitHost.reviews === null && suspicionsIn(proposal.body).length > 0) return;
      const submissions = proposal.files.map(({ path, content }) => parseSubmission(content, path));
      tell(submissions.map(({ id, post }) => ({ id, post })));
    },
  };
}
