/** Lets the service, where nobody sits, see what waits on plain git. */
import type { OpenProposal } from "./open-proposals.ts";
import type { PlainGitSettings } from "./repository.ts";
import { waitingProposals } from "./waiting-proposals.ts";

/** Gives the proposals whose names come last, at most so many, the last one first. */
export type NewestProposals = (most: number) => Promise<OpenProposal[]>;

export function newestProposals(settings: PlainGitSettings): NewestProposals {
  const waiting = waitingProposals(settings);
  return async (most) => {
    const found = await waiting.find();
    return waiting.read(found.sort((a, b) => (a.name < b.name ? 1 : -1)).slice(0, most));
  };
}
