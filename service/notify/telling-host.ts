/** A git host that tells of each proposal, once it is made. */
import { parseSubmission } from "../../comments/data-files.ts";
import type { GitHost } from "../../git-hosts/git-host.ts";
import type { Notifier } from "./notifier.ts";

/** After a crash in the midst of a proposal it may be told twice, or not at all: it is a courtesy. */
export function tellingHost(gitHost: GitHost, tell: Notifier["tell"]): GitHost {
  return {
    ...gitHost,
    propose: async (proposal) => {
      await gitHost.propose(proposal);
      const submissions = proposal.files.map(({ path, content }) => parseSubmission(content, path));
      tell(submissions.map(({ id, post }) => ({ id, post })));
    },
  };
}
