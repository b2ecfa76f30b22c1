/** Says of a token that it is about to expire, while there is time to make another one, or that it did. Pure. */
import type { Finding } from "./reviews.ts";

const DAY_MS = 24 * 60 * 60_000;
/** Whoever looks once a month sees it before it happens. */
const SOON_DAYS = 30;

/** `end` and `now` are in milliseconds since 1970, and `shown` is the end as the host writes it. Null: it never ends. */
export function tokenEnd(end: number | null, shown: string, now: number): Finding[] {
  if (end === null || end - now > SOON_DAYS * DAY_MS) return [];
  const isPast = end <= now;
  const when = isPast
    ? `expired on ${shown}: no comment is proposed any more`
    : `expires on ${shown}: no comment is proposed from then on`;
  return [
    {
      about: "token",
      verdict: isPast ? "wrong" : "note",
      says: `The token ${when}, and each waits in the intake.`,
      mend: "Make a new token with the same rights, and set it in its place.",
    },
  ];
}
