/** When to try again what failed, and how long to leave a git host alone that is down. */

export interface BackOff {
  /** Nothing at all is tried before. */
  restsUntil(): number;
  /** From when on it may be tried, on the clock that `failed` is given. */
  dueAt(id: string): number;
  timesFailed(id: string): number;
  failed(id: string, now: number): void;
  /** The host asked for so many milliseconds of rest, and gets more each time in a row: nothing has failed. */
  askedToRest(milliseconds: number, now: number): void;
  succeeded(id: string): void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** That many failures in a row are the git host's, not the comments'. */
const HOST_IS_DOWN = 3;
/** Shorter than for a single comment: those that come meanwhile have done nothing wrong. */
const LONGEST_REST_MS = 60_000;
/** On top of a rest that was asked for: all whom a host turned away would come back together. */
const JITTER = { share: 0.2, mostMs: 60_000 };

/** In memory: after a restart everything is tried at once. `random` gives from 0 up to 1. */
export function newBackOff(random: () => number): BackOff {
  const failures = new Map<string, { times: number; due: number }>();
  let failedInARow = 0;
  let askedInARow = 0;
  let restsUntil = Number.NEGATIVE_INFINITY;
  const timesFailed = (id: string) => failures.get(id)?.times ?? 0;
  return {
    restsUntil: () => restsUntil,
    dueAt: (id) => Math.max(failures.get(id)?.due ?? restsUntil, restsUntil),
    timesFailed,
    failed: (id, now) => {
      const times = timesFailed(id) + 1;
      failures.set(id, { times, due: now + waitAfter(times, LONGEST_WAIT_MS, random()) });
      failedInARow += 1;
      // From then on one failure is enough: whoever is tried after a rest is there to find out.
      const rests = failedInARow - HOST_IS_DOWN + 1;
      if (rests > 0) restsUntil = now + waitAfter(rests, LONGEST_REST_MS, random());
    },
    askedToRest: (milliseconds, now) => {
      askedInARow += 1;
      const rest = restAfter(askedInARow, milliseconds, LONGEST_WAIT_MS, random());
      restsUntil = Math.max(restsUntil, now + rest);
    },
    succeeded: (id) => {
      failures.delete(id);
      failedInARow = 0;
      askedInARow = 0;
    },
  };
}

/** Doubles each time; the jitter keeps services that failed together from trying together. */
export function waitAfter(times: number, longest: number, chance: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (times - 1), longest) * (0.5 + chance);
}

/**
 * Never shorter than was asked for. GitHub wants the waits to grow where its secondary limit goes on:
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function restAfter(times: number, asked: number, longest: number, chance: number): number {
  const grown = Math.min(Math.max(asked, FIRST_WAIT_MS) * 2 ** (times - 1), longest);
  const rest = Math.max(asked, grown);
  return rest + Math.min(rest * JITTER.share, JITTER.mostMs) * chance;
}
