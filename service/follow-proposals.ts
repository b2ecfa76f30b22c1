/** Follows what becomes of proposals on a host with pull requests: one look for all, shared by all. */
import { isHostProblem } from "../git-hosts/http/host-problem.ts";
import type { ProposalState } from "../git-hosts/proposal.ts";
import type { ChangedProposal } from "../git-hosts/reviews.ts";
import { waitAfter } from "./back-off.ts";
import { heedModerator, type ReviewParts } from "./heed-moderator.ts";
import { type Log, reasonOf } from "./log.ts";
import type { ProposalStates } from "./proposal-states.ts";
import { restAskedFor } from "./rest-asked-for.ts";

export interface FollowOptions extends ReviewParts {
  states: ProposalStates;
  /** Hosts answer most looks with "nothing changed", which is all but free. */
  lookEveryMs: number;
  /** Calls `wake` after so many milliseconds; gives what calls it off. */
  after: (milliseconds: number, wake: () => void) => () => void;
  /** From 0 up to 1. */
  random: () => number;
  log: Log;
}

export interface Following {
  /** Something may have changed: looks at once, or when the look that is under way is over. */
  look(): void;
  /** Resolves when the look that is under way is over. */
  stop(): Promise<void>;
}

const LONGEST_WAIT_MS = 30 * 60_000;

export function startFollowing(options: FollowOptions): Following {
  const { lookEveryMs, after, random, log } = options;
  const memory: Memory = { unheeded: new Map(), cleared: new Map() };
  let isStopped = false;
  let isWanted = false;
  let failures = 0;
  let callOff = () => {};
  let looking: Promise<void> | null = null;

  async function tryLook(): Promise<number> {
    isWanted = false;
    try {
      await lookOnce(memory, options, () => isStopped);
      failures = 0;
      return lookEveryMs;
    } catch (error) {
      failures += 1;
      log("not-followed", { times: failures, reason: reasonOf(error) });
      return restAskedFor(error) ?? lookEveryMs + waitAfter(failures, LONGEST_WAIT_MS, random());
    }
  }

  function look(): void {
    isWanted = true;
    if (isStopped || looking !== null) return;
    callOff();
    looking = tryLook().then((waitMs) => {
      looking = null;
      if (isStopped) return;
      callOff = after(isWanted && failures === 0 ? 0 : waitMs, look);
    });
  }

  look();
  return {
    look,
    stop: async () => {
      isStopped = true;
      callOff();
      await looking;
    },
  };
}

interface Memory {
  /** Once told, a change is not told again: it stays here until it is followed. */
  unheeded: Map<string, ChangedProposal>;
  /** Of those that changed last, the ones whose end is followed, with what it was. */
  cleared: Map<string, ProposalState>;
}

async function lookOnce(
  memory: Memory,
  options: FollowOptions,
  isStopped: () => boolean,
): Promise<void> {
  const changed = await options.reviews.lastChanged();
  if (changed !== "unchanged") remember(changed, memory);
  for (const one of [...memory.unheeded.values()]) {
    if (isStopped()) return;
    if (!(await isDoneWith(one, options))) continue;
    memory.unheeded.delete(one.name);
    if (one.state !== "open") memory.cleared.set(one.name, one.state);
  }
}

function remember(changed: readonly ChangedProposal[], memory: Memory): void {
  const isCleared = ({ name, state }: ChangedProposal) => memory.cleared.get(name) === state;
  for (const one of changed) if (!isCleared(one)) memory.unheeded.set(one.name, one);
  memory.cleared = new Map(changed.filter(isCleared).map(({ name, state }) => [name, state]));
}

/**
 * False where others came between, so that it is to be tried again. What fails of one proposal alone,
 * such as a file that somebody broke by hand, must not keep the others from being heard: it is tried
 * again when that one changes. Throws where the host itself is not there.
 */
async function isDoneWith(one: ChangedProposal, options: FollowOptions): Promise<boolean> {
  try {
    await follow(one, options);
    return true;
  } catch (error) {
    if (isHostProblem(error, "down", "busy")) throw error;
    options.log("not-followed", { proposal: one.name, reason: reasonOf(error) });
    return !isHostProblem(error, "conflict");
  }
}

/** What is open may hold an answer of the moderator's; what ended is cleared away. */
async function follow({ name, state }: ChangedProposal, options: FollowOptions): Promise<void> {
  const { reviews, states, batches, log } = options;
  states.heard(name, state);
  if (state === "open") {
    const batch = batches.named(name);
    if (batch !== null) await heedModerator(batch, options);
    return;
  }
  await reviews.tidy(name);
  log("proposal-ended", { proposal: name, state });
}
