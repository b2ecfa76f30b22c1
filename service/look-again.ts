/** Looks at something on a git host again and again, and more seldom while that fails. */
import { waitAfter } from "./back-off.ts";
import { type Log, reasonOf } from "./log.ts";
import { restAskedFor } from "./rest-asked-for.ts";

export interface LookingOptions {
  everyMs: number;
  /** What the log calls a look that failed. */
  failed: string;
  /** Calls `wake` after so many milliseconds; gives what calls it off. */
  after: (milliseconds: number, wake: () => void) => () => void;
  /** From 0 up to 1. */
  random: () => number;
  log: Log;
}

export interface Looking {
  /** Something may have changed: looks at once, or when the look that is under way is over. */
  look(): void;
  /** Resolves when the look that is under way is over. */
  stop(): Promise<void>;
}

const LONGEST_WAIT_MS = 30 * 60_000;

export function startLooking(
  lookOnce: (isStopped: () => boolean) => Promise<void>,
  { everyMs, failed, after, random, log }: LookingOptions,
): Looking {
  let isStopped = false;
  let isWanted = false;
  let isResting = false;
  let failures = 0;
  let callOff = () => {};
  let looking: Promise<void> | null = null;

  /** Gives after how long to look again. */
  async function tryLook(): Promise<number> {
    isWanted = false;
    isResting = false;
    try {
      await lookOnce(() => isStopped);
      failures = 0;
      return everyMs;
    } catch (error) {
      failures += 1;
      log(failed, { times: failures, reason: reasonOf(error) });
      const restMs = restAskedFor(error);
      isResting = restMs !== null;
      return restMs ?? everyMs + waitAfter(failures, LONGEST_WAIT_MS, random());
    }
  }

  function begin(): void {
    callOff();
    looking = tryLook().then((waitMs) => {
      looking = null;
      if (!isStopped) callOff = after(isWanted && failures === 0 ? 0 : waitMs, begin);
    });
  }

  begin();
  return {
    look: () => {
      isWanted = true;
      // A host that asked for rest gets it, whatever it tells us meanwhile.
      if (!isStopped && looking === null && !isResting) begin();
    },
    stop: async () => {
      isStopped = true;
      callOff();
      await looking;
    },
  };
}
