/** Lets the service, where nobody sits, see what waits on plain git. */
import { listOpen, type OpenProposal } from "./open-proposals.ts";
import { openRepository, type PlainGitSettings } from "./repository.ts";

/** Gives the proposals whose names come last, at most so many, the last one first. */
export type NewestProposals = (most: number) => Promise<OpenProposal[]>;

export function newestProposals(settings: PlainGitSettings): NewestProposals {
  const repository = openRepository(settings, { env: { GIT_TERMINAL_PROMPT: "0" } });
  return async (newest) => {
    const open = await listOpen(repository, { newest });
    return open.sort((a, b) => (a.name < b.name ? 1 : -1));
  };
}
