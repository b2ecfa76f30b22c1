/** How long a host wants to be left alone. */

/** GitHub asks for a minute where it says nothing else of a secondary limit. */
const UNSAID_MS = 60_000;

/**
 * Of an answer that is an error; null where it is about no limit. `now` is in milliseconds since 1970.
 * `retry-after` in seconds or as a date (RFC 9110, 10.2.3); the limits of GitHub and GitLab name the
 * moment in seconds since 1970 when a new hour begins.
 */
export function retryAfter(headers: Headers, now: number): number | null {
  const said = headers.get("retry-after");
  if (said !== null) return fromText(said.trim(), now);
  const left = headers.get("x-ratelimit-remaining") ?? headers.get("ratelimit-remaining");
  if (left !== "0") return null;
  const reset = headers.get("x-ratelimit-reset") ?? headers.get("ratelimit-reset");
  return reset !== null && /^\d+$/.test(reset) ? atLeastOne(Number(reset) * 1000 - now) : UNSAID_MS;
}

function fromText(text: string, now: number): number {
  if (/^\d+$/.test(text)) return atLeastOne(Number(text) * 1000);
  const date = Date.parse(text);
  return Number.isNaN(date) ? UNSAID_MS : atLeastOne(date - now);
}

function atLeastOne(milliseconds: number): number {
  return Math.max(milliseconds, 1_000);
}
