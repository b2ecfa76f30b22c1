/** Limits of a host on requests of any kind, by what each of them costs. */

export interface RequestLimit {
  withinMs: number;
  most: number;
  /** 1 where it is not said. */
  costOf?: (method: string) => number;
}

/**
 * Docs, "Rate limits for the REST API": 5,000 requests an hour, and "no more than 900 points per minute";
 * a request that reads is one point, and one that writes is five.
 */
export const GITHUB_LIMITS: readonly RequestLimit[] = [
  { withinMs: 60_000, most: 900, costOf: (method) => (method === "GET" ? 1 : 5) },
  { withinMs: 3_600_000, most: 5_000 },
];

/** https://docs.gitlab.com/user/gitlab_com/#rate-limits-on-gitlabcom: of a user, for the API. */
export const GITLAB_COM_LIMITS: readonly RequestLimit[] = [{ withinMs: 60_000, most: 2_000 }];

/** Of an instance whose owner, or the proxy before it, is strict. */
export const STRICT_LIMITS: readonly RequestLimit[] = [{ withinMs: 60_000, most: 30 }];

export interface RequestCounter {
  /** Milliseconds until there is room again; 0 where the request fits, which is counted then. */
  take: (method: string) => number;
}

export function requestCounter(
  limits: readonly RequestLimit[],
  clock: () => number,
): RequestCounter {
  const counters = limits.map(({ withinMs, most, costOf = () => 1 }) => ({
    ...{ withinMs, most, costOf },
    spent: [] as { at: number; cost: number }[],
  }));
  return {
    take: (method) => {
      const now = clock();
      const waits = counters.map(({ spent, withinMs, most, costOf }) => {
        while (spent[0] !== undefined && spent[0].at <= now - withinMs) spent.shift();
        const total = spent.reduce((sum, { cost }) => sum + cost, costOf(method));
        return total <= most ? 0 : (spent[0]?.at ?? now) + withinMs - now;
      });
      const wait = Math.max(0, ...waits);
      if (wait === 0)
        for (const { spent, costOf } of counters) spent.push({ at: now, cost: costOf(method) });
      return wait;
    },
  };
}
