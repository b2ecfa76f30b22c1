/** What was last heard of each proposal, so that status pages need not ask the git host. */
import type { GitHost } from "../git-hosts/git-host.ts";
import type { ProposalState } from "../git-hosts/proposal.ts";
import { branchOf } from "../git-hosts/proposal-name.ts";
import type { RateLimit } from "./rate-limits.ts";

export interface ProposalStates {
  /** Gives what was known before; null where nothing was. */
  heard(name: string, state: ProposalState): ProposalState | null;
  /**
   * Asks the host for what was never heard of, where `ask` says nothing else; rejects where that was
   * asked too often.
   */
  of(name: string, ask?: () => Promise<ProposalState>): Promise<ProposalState>;
}

/** As many as a busy blog has in months; of the others the host is asked again. */
const REMEMBERED = 10_000;

/** `asking` limits all visitors together: their pages must not use up what delivery needs. */
export function proposalStates(
  gitHost: Pick<GitHost, "stateOf">,
  asking: RateLimit,
): ProposalStates {
  const states = new Map<string, ProposalState>();

  function heard(name: string, state: ProposalState): ProposalState | null {
    const before = states.get(name) ?? null;
    states.delete(name);
    states.set(name, state);
    const [oldest] = states.keys();
    if (states.size > REMEMBERED && oldest !== undefined) states.delete(oldest);
    return before;
  }

  return {
    heard,
    of: async (name, ask = () => gitHost.stateOf(name)) => {
      const known = states.get(name);
      if (known !== undefined) return known;
      takeTurn(asking, name);
      const state = await ask();
      // What was heard while the host was asked is newer.
      const heardSince = states.get(name);
      if (heardSince !== undefined) return heardSince;
      // What is not there yet may be in a moment.
      if (state !== "none") heard(name, state);
      return state;
    },
  };
}

/** For plain git, where nobody tells what changed. Each asking starts git, a few milliseconds of the processor. */
export function statesAskedEachTime(
  gitHost: Pick<GitHost, "stateOf">,
  asking: RateLimit,
): ProposalStates {
  return {
    heard: () => null,
    of: async (name, ask = () => gitHost.stateOf(name)) => {
      takeTurn(asking, name);
      return ask();
    },
  };
}

function takeTurn(asking: RateLimit, name: string): void {
  if (asking.take("everybody") > 0)
    throw new Error(`Too many ask at once what became of ${branchOf(name)}.`);
}
