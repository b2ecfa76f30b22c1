/** Token buckets: a few at once, then one every so often. In memory only, and bounded. */

export interface Rate {
  /** How many at once. */
  burst: number;
  /** Then one in this many milliseconds. */
  everyMs: number;
}

export interface RateLimit {
  /** Takes one; 0 where it was there, else the milliseconds until there is one. */
  take(key: string): number;
}

/**
 * Much oftener than comments, so that a person who mistypes and previews never meets it; yet every
 * answer costs work and bytes, so that there is an end to it.
 */
export function attemptRate({ burst, everyMs }: Rate): Rate {
  return { burst: burst * ATTEMPTS_PER_COMMENT, everyMs: everyMs / ATTEMPTS_PER_COMMENT };
}

const ATTEMPTS_PER_COMMENT = 10;

/** More clients than this at once and the ones not seen for longest are forgotten. */
const MAX_KEYS = 20_000;

export function rateLimit(rate: Rate, clock: () => number, maxKeys = MAX_KEYS): RateLimit {
  // By key, the moment at which its bucket is full again. That one number is the whole state.
  const fullAt = new Map<string, number>();
  return {
    take: (key) => {
      const now = clock();
      const debt = Math.max((fullAt.get(key) ?? now) - now, 0);
      const wait = debt + rate.everyMs - rate.burst * rate.everyMs;
      if (wait > 0) return wait;
      fullAt.delete(key);
      fullAt.set(key, now + debt + rate.everyMs);
      // A Map keeps the order of setting, and every taking sets anew: the first is the oldest.
      const [oldest] = fullAt.keys();
      if (fullAt.size > maxKeys && oldest !== undefined) fullAt.delete(oldest);
      return 0;
    },
  };
}
