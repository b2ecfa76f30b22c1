/** Looks at something on a git host again and again, and more seldom while that fails. */
import { restAfter, waitAfter } from "./back-off.ts";
import { type Log, reasonOf } from "./log.ts";
import { restAskedFor } from "./rest-asked-for.ts";

export interface LookingOptions {
  /** How long to wait after a look that went well; asked each time. */
  everyMs: () => number;
  /** What the log calls a look that failed. */
  failed: string;
  /** Calls `wake` after so many milliseconds; gives what calls it off. */
  after: (milliseconds: number, wake: () => void) => () => void;
  /** From 0 up to 1. */
  random: () => number;
  log: Log;
}

export interface Looking {
  /** Something may have changed: looks within seconds, once for all that was told until then. */
  look(): void;
  /** Resolves when the look that is under way is over. */
  stop(): Promise<void>;
}

export interface Look {
  isStopped: () => boolean;
  /** Whether `look` was called since the look before. */
  isAsked: () => boolean;
}

/** One act of a person brings several webhooks, and a busy repository has some each second. */
const GATHER_MS = 10_000;
const LONGEST_WAIT_MS = 30 * 60_000;

export function startLooking(
  lookOnce: (look: Look) => Promise<void>,
  { everyMs, failed, after, random, log }: LookingOptions,
): Looking {
  let isStopped = false;
  // By something that no look has seen.
  let isWanted = false;
  let failures = 0;
  // Of those, how often the host asked for a rest.
  let rests = 0;
  let callOff = () => {};
  let looking: Promise<void> | null = null;

  /** Gives after how long to look again. */
  async function tryLook(): Promise<number> {
    const wasWanted = isWanted;
    isWanted = false;
    try {
      await lookOnce({ isStopped: () => isStopped, isAsked: () => wasWanted || isWanted });
      failures = 0;
      rests = 0;
      return everyMs();
    } catch (error) {
      failures += 1;
      isWanted ||= wasWanted;
      log(failed, { times: failures, reason: reasonOf(error) });
      const asked = restAskedFor(error);
      if (asked === null) return everyMs() + waitAfter(failures, LONGEST_WAIT_MS, random());
      rests += 1;
      return restAfter(rests, asked, LONGEST_WAIT_MS, random());
    }
  }

  function begin(): void {
    looking = tryLook().then((waitMs) => {
      looking = null;
      plan(isWanted && failures === 0 ? GATHER_MS : waitMs);
    });
  }

  function plan(waitMs: number): void {
    callOff();
    if (!isStopped) callOff = after(waitMs, begin);
  }

  begin();
  return {
    look: () => {
      const isPlanned = isWanted;
      isWanted = true;
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
