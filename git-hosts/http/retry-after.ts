/** How long a host wants to be left alone. */
import { messageIn } from "./message-in.ts";

/** GitHub asks for a minute where it says nothing else of a secondary limit. */
export const UNSAID_MS = 60_000;

/**
 * The hours of GitHub and GitLab are over by then. A host that means more says it again; one that is wrong,
 * or a proxy before it, must not silence us for a month.
 */
const LONGEST_MS = 60 * 60_000;

const LIMITED = new Set([403, 429, 503]);

/**
 * Of an answer that is an error; null where it is about no limit, and from a second up to an hour else.
 * `ownNow` is in milliseconds since 1970, and counts where the answer has no date of its own: ours may be wrong.
 * `retry-after` in seconds or as a date (RFC 9110, 10.2.3); the limits of GitHub and GitLab name the
 * moment in seconds since 1970 when a new hour begins.
 */
export function retryAfter(answer: LimitedAnswer, ownNow: number): number | null {
  const { status, headers, body } = answer;
  if (!LIMITED.has(status)) return null;
  const now = dateOf(headers) ?? ownNow;
  const said = headers.get("retry-after");
  if (said !== null) return fromText(said.trim(), now);
  const left = headers.get("x-ratelimit-remaining") ?? headers.get("ratelimit-remaining");
  const reset = headers.get("x-ratelimit-reset") ?? headers.get("ratelimit-reset");
  if (left === "0" && reset !== null && /^\d+$/.test(reset))
    return bounded(Number(reset) * 1000 - now);
  // GitHub answers 403 for a missing right and for a secondary limit alike; its words tell them apart.
  const isLimit = left === "0" || status === 429 || /rate limit/i.test(messageIn(body));
  return isLimit ? UNSAID_MS : null;
}

export interface LimitedAnswer {
  status: number;
  headers: Headers;
  body: unknown;
}

function fromText(text: string, now: number): number {
  if (/^\d+$/.test(text)) return bounded(Number(text) * 1000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? UNSAID_MS : bounded(date - now);
}

/** RFC 9110, 6.6.1: when the answer was made, by the clock that its other moments are of. */
function dateOf(headers: Headers): number | null {
  const date = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(date) ? null : date;
}

function bounded(milliseconds: number): number {
  return Math.min(Math.max(milliseconds, 1_000), LONGEST_MS);
}
