/** How many requests that create something may go to a host in a minute and in an hour, and when none may. */

export interface PaceLimit {
  requests: number;
  withinMs: number;
}

/**
 * GitHub documents about 80 content-creating requests a minute and 500 an hour, shared with what people
 * do on its web pages: a few are left to them.
 */
export const GITHUB_PACE: readonly PaceLimit[] = [
  { requests: 72, withinMs: 60_000 },
  { requests: 460, withinMs: 60 * 60_000 },
];

export interface Pace {
  /** Milliseconds until so many more fit; 0 where they fit now. */
  waitFor(requests: number): number;
  /** One was made. */
  spend(): void;
  /** Milliseconds until any request may be made, also one that only reads; 0 where it may now. */
  restLeft(): number;
  /** The host asked for so many milliseconds of rest: all who ask it share them. */
  rest(milliseconds: number): void;
}

/** `stopwatch` gives milliseconds. What was spent before a restart is not known: then the host says so. */
export function newPace(limits: readonly PaceLimit[], stopwatch: () => number): Pace {
  const longest = Math.max(0, ...limits.map(({ withinMs }) => withinMs));
  let spent: number[] = [];
  let restsUntil = Number.NEGATIVE_INFINITY;
  return {
    waitFor: (requests) => {
      const now = stopwatch();
      spent = spent.filter((moment) => moment > now - longest);
      const waits = limits.map((limit) => {
        // The one whose leaving makes room; more than the limit itself would never fit.
        const at = spent.length + Math.min(requests, limit.requests) - limit.requests - 1;
        const leaving = spent[at];
        return leaving === undefined ? 0 : leaving + limit.withinMs - now;
      });
      return Math.max(0, ...waits);
    },
    spend: () => void spent.push(stopwatch()),
    restLeft: () => Math.max(restsUntil - stopwatch(), 0),
    rest: (milliseconds) => {
      restsUntil = Math.max(restsUntil, stopwatch() + milliseconds);
    },
  };
}
