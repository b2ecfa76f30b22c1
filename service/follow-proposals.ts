/** Follows what becomes of proposals on a host with pull requests: one look for all, shared by all. */
import { isHostProblem } from "../git-hosts/http/host-problem.ts";
import type { ChangedProposal } from "../git-hosts/reviews.ts";
import { waitAfter } from "./back-off.ts";
import { heedModerator, type ReviewParts } from "./heed-moderator.ts";
import { type Log, reasonOf } from "./log.ts";
import type { ProposalStates } from "./proposal-states.ts";
import { restAskedFor } from "./rest-asked-for.ts";

export interface FollowOptions extends ReviewParts {
  states: ProposalStates;
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

/** Hosts answer most of these looks with "nothing changed", which is all but free. */
const LOOK_EVERY_MS = 60_000;
const LONGEST_WAIT_MS = 30 * 60_000;

export function startFollowing(options: FollowOptions): Following {
  const { after, random, log } = options;
  let isStopped = false;
  let isWanted = false;
  // Once told, a change is not told again: it stays here until it is followed.
  const unheeded = new Map<string, ChangedProposal>();
  let failures = 0;
  let callOff = () => {};
  let looking: Promise<void> | null = null;

  async function tryLook(): Promise<number> {
    isWanted = false;
    try {
      await lookOnce(unheeded, options, () => isStopped);
      failures = 0;
      return LOOK_EVERY_MS;
    } catch (error) {
      failures += 1;
      log("not-followed", { times: failures, reason: reasonOf(error) });
      return restAskedFor(error) ?? LOOK_EVERY_MS + waitAfter(failures, LONGEST_WAIT_MS, random());
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

async function lookOnce(
  unheeded: Map<string, ChangedProposal>,
  options: FollowOptions,
  isStopped: () => boolean,
): Promise<void> {
  const changed = await options.reviews.lastChanged();
  if (changed !== "unchanged") for (const one of changed) unheeded.set(one.name, one);
  for (const one of [...unheeded.values()]) {
    if (isStopped()) return;
    try {
      await follow(one, options);
    } catch (error) {
      if (isHostProblem(error)) throw error;
      // A file that somebody broke by hand must not keep the others from being heard.
      options.log("not-followed", { proposal: one.name, reason: reasonOf(error) });
    }
    unheeded.delete(one.name);
  }
}

/** What ended is cleared away once; what is open may hold an answer of the moderator's. */
async function follow({ name, state }: ChangedProposal, options: FollowOptions): Promise<void> {
  const { reviews, states, batches, log } = options;
  if (state === "open") {
    states.heard(name, state);
    const batch = batches.named(name);
    if (batch !== null) await heedModerator(batch, options);
    return;
  }
  if (states.last(name) === state || state === "none") return;
  await reviews.tidy(name);
  states.heard(name, state);
  log("proposal-ended", { proposal: name, state });
}
