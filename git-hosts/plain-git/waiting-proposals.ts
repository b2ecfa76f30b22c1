/** Lets the service, where nobody sits, see what waits on plain git, and refuse of it. */
import { findOpen, type OpenProposal, readOpen } from "./open-proposals.ts";
import type { FoundProposal } from "./own-commits.ts";
import type { Refusal } from "./refs.ts";
import { refuseUnapproved } from "./refuse.ts";
import { openRepository, type PlainGitSettings } from "./repository.ts";

export interface WaitingProposals {
  /** All of them, the oldest first, without their files. */
  find(): Promise<FoundProposal[]>;
  /** With their files, in their order. */
  read(found: readonly FoundProposal[]): Promise<OpenProposal[]>;
  /** Refuses these for ever; gives those that it refused. What main holds stays as it is. */
  refuse(names: readonly string[], refusal: Refusal): Promise<readonly string[]>;
}

export function waitingProposals(settings: PlainGitSettings): WaitingProposals {
  const repository = openRepository(settings, { env: { GIT_TERMINAL_PROMPT: "0" } });
  return {
    find: () => findOpen(repository),
    read: (found) => readOpen(repository, found),
    refuse: (names, refusal) => refuseUnapproved(repository, names, refusal),
  };
}
