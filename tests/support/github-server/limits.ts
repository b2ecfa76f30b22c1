/** Secondary limits of what creates content. */
import { createMiddleware } from "hono/factory";
import { refused } from "./refusals.ts";

export interface ContentLimits {
  perMinute: number;
  perHour: number;
}

const PAGE =
  "https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits";

/** The same page: 80 in a minute and 500 in an hour. */
export const USUAL_LIMITS: Readonly<ContentLimits> = { perMinute: 80, perHour: 500 };

const CREATING = /\/(?:git\/(?:trees|commits|refs)|pulls|issues|issues\/\d+\/comments)$/;

/** Every request counts, also one that is refused. Limits may be set while it runs. */
export function contentLimits(clock: () => number, limits: ContentLimits) {
  let made: number[] = [];
  let refusals = 0;
  const isOver = (most: number, withinMs: number) =>
    made.filter((moment) => moment > clock() - withinMs).length > most;
  return createMiddleware(async (context, next) => {
    if (context.req.method !== "POST" || !CREATING.test(context.req.path)) return next();
    made = [...made, clock()];
    if (!isOver(limits.perMinute, 60_000) && !isOver(limits.perHour, 3_600_000)) return next();
    refusals += 1;
    throw secondary(refusals % 2 === 0 ? { "retry-after": "60" } : {});
  });
}

/** Often GitHub says nothing in a header: "wait for at least one minute before retrying". */
function secondary(headers: Record<string, string>) {
  const message = "You have exceeded a secondary rate limit. Please wait a few minutes.";
  return refused(`${PAGE} 403`, message, { headers });
}
