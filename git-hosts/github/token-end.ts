/** When the token that a request came with expires, as GitHub says beside each answer. */

const HEADER = "github-authentication-token-expiration";
/** `2027-03-31 00:00:00 UTC`, and `+0900` where the account has a time zone. */
const MOMENT = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) (?:UTC|([+-]\d\d):?(\d\d))$/;

export interface TokenEnd {
  /** As GitHub writes it. */
  shown: string;
  /** In milliseconds since 1970. */
  at: number;
}

/** Null of a token that lasts for ever, and of what cannot be read. */
export function tokenEndIn(headers: Headers): TokenEnd | null {
  const shown = headers.get(HEADER)?.trim() ?? "";
  const [, day, time, hours = "+00", minutes = "00"] = MOMENT.exec(shown) ?? [];
  const at = Date.parse(`${day}T${time}${hours}:${minutes}`);
  return Number.isNaN(at) ? null : { shown, at };
}
