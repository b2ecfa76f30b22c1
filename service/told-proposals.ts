/** What a git host told of its proposals, and what of that is still to be followed. Pure. */
import type { ProposalState } from "../git-hosts/proposal.ts";
import type { ChangedProposal } from "../git-hosts/reviews.ts";

export interface ToldProposals {
  /**
   * Once told, a change is not told again: it stays here until it is followed, by its name. Null where
   * there is a branch, and what became of it was not told.
   */
  readonly unheeded: Map<string, ProposalState | null>;
  /** Each as the host has told it last. */
  told: ReadonlyMap<string, Told>;
  /** Whether more may have changed than was told, so that it is to be asked which branches are there. */
  mayBeMore: boolean;
}

/** `isRepeated`: the same was told twice. */
type Told = ChangedProposal & { isRepeated: boolean };

/** Before the first look: what came to an end while nobody looked may be more than the host tells at once. */
export function nothingTold(): ToldProposals {
  return { unheeded: new Map(), told: new Map(), mayBeMore: true };
}

/** Gives whether one came to an end that was told to be open before. */
export function remember(changed: readonly ChangedProposal[], memory: ToldProposals): boolean {
  const before = memory.told;
  const told = changed.map((one) => ({ ...one, isRepeated: isSame(one, before.get(one.name)) }));
  memory.told = new Map(told.map((one) => [one.name, one]));
  for (const one of changed) {
    if (!isOldNews(one, before.get(one.name))) memory.unheeded.set(one.name, one.state);
  }
  // The newest change comes first: whatever stands below one that did not change did not change either.
  if (told.length > 0 && !told.some(({ isRepeated }) => isRepeated)) memory.mayBeMore = true;
  return changed.some(({ name, state }) => state !== "open" && before.get(name)?.state === "open");
}

function isSame(one: ChangedProposal, known: Told | undefined): boolean {
  return known?.state === one.state && known.changed === one.changed;
}

/**
 * Whoever is open is looked at twice with the same date: the host dates by the second, and the second
 * look comes after that one.
 */
function isOldNews(one: ChangedProposal, known: Told | undefined): boolean {
  if (known === undefined || known.state !== one.state) return false;
  return one.state !== "open" || (isSame(one, known) && known.isRepeated);
}

/** Gives what came to an end and has left nothing to clear away: it needs no following. */
export function rememberBranches(
  names: readonly string[],
  memory: ToldProposals,
): [name: string, state: ProposalState][] {
  memory.mayBeMore = false;
  const there = new Set(names);
  for (const name of there) {
    if (!memory.unheeded.has(name)) memory.unheeded.set(name, null);
  }
  const cleared = [...memory.unheeded].flatMap(([name, state]): [string, ProposalState][] =>
    state === null || state === "open" || there.has(name) ? [] : [[name, state]],
  );
  for (const [name] of cleared) memory.unheeded.delete(name);
  return cleared;
}
