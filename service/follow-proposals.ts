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
  /**
   * A webhook told that something may have changed: looks within seconds, once for all that was told
   * until then. From now on it looks seldom unasked.
   */
  look(): void;
  /** Resolves when the look that is under way is over. */
  stop(): Promise<void>;
}

/** Hosts answer most of these looks with "nothing changed", which is all but free. */
const LOOK_EVERY_MS = 60_000;
const LOOK_SELDOM_MS = 15 * 60_000;
/** One act of a person brings several webhooks, and a busy repository has some each second. */
const GATHER_MS = 10_000;
const LONGEST_WAIT_MS = 30 * 60_000;

export function startFollowing(options: FollowOptions): Following {
  const { after, random, log } = options;
  let isStopped = false;
  // Of something that no look has seen.
  let isTold = false;
  let areWebhooksHeard = false;
  // Once told, a change is not told again: it stays here until it is followed.
  const unheeded = new Map<string, ChangedProposal>();
  let failures = 0;
  let callOff = () => {};
  let looking: Promise<void> | null = null;

  async function tryLook(): Promise<number> {
    const isAsked = isTold;
    isTold = false;
    try {
      const isNews = await lookOnce(unheeded, options, () => isStopped);
      failures = 0;
      if (isNews && !isAsked && !isTold) relyOnWebhooks(false);
      return areWebhooksHeard ? LOOK_SELDOM_MS : LOOK_EVERY_MS;
    } catch (error) {
      failures += 1;
      isTold ||= isAsked;
      log("not-followed", { times: failures, reason: reasonOf(error) });
      return restAskedFor(error) ?? LOOK_EVERY_MS + waitAfter(failures, LONGEST_WAIT_MS, random());
    }
  }

  /** No more where something came to an end untold: then they are not sent, or not of everything. */
  function relyOnWebhooks(relies: boolean): void {
    if (areWebhooksHeard !== relies) log(relies ? "webhooks-heard" : "webhooks-missed");
    areWebhooksHeard = relies;
  }

  function look(): void {
    looking = tryLook().then((waitMs) => {
      looking = null;
      plan(isTold && failures === 0 ? GATHER_MS : waitMs);
    });
  }

  function plan(waitMs: number): void {
    callOff();
    if (!isStopped) callOff = after(waitMs, look);
  }

  look();
  return {
    look: () => {
      const isPlanned = isTold;
      isTold = true;
      relyOnWebhooks(true);
      // A host that failed, or asked for a rest, is left alone until then.
      if (!isPlanned && looking === null && failures === 0) plan(GATHER_MS);
    },
    stop: async () => {
      isStopped = true;
      callOff();
      await looking;
    },
  };
}

/** Gives whether one came to an end that was known to be open. */
async function lookOnce(
  unheeded: Map<string, ChangedProposal>,
  options: FollowOptions,
  isStopped: () => boolean,
): Promise<boolean> {
  let isNews = false;
  const changed = await options.reviews.lastChanged();
  if (changed !== "unchanged") for (const one of changed) unheeded.set(one.name, one);
  for (const one of [...unheeded.values()]) {
    if (isStopped()) return isNews;
    try {
      isNews ||= one.state !== "open" && options.states.last(one.name) === "open";
      await follow(one, options);
    } catch (error) {
      if (isHostProblem(error)) throw error;
      // A file that somebody broke by hand must not keep the others from being heard.
      options.log("not-followed", { proposal: one.name, reason: reasonOf(error) });
    }
    unheeded.delete(one.name);
  }
  return isNews;
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
