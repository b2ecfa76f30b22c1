/** What the operator can do about an answer that is an error, where its status alone tells. */

const ADVICE: Readonly<Record<number, string>> = {
  301: "The repository has moved: set the owner and the name that it has now.",
  401: "The token is not valid: it is mistyped, expired, or was taken back. Make a new one.",
  403: "The token has no right to this: give it the rights that the guide names.",
  404: "It is not there, or the token may not see it: check owner, name and branch, and that the token is for this repository.",
  410: "It is turned off, in the settings of the repository.",
};

/** A sentence, or nothing. GitHub names the rights that were needed in a header of its own. */
export function adviceFor(status: number, headers: Headers): string {
  const advice = ADVICE[status === 302 || status === 307 || status === 308 ? 301 : status] ?? "";
  const needed = headers.get("x-accepted-github-permissions");
  return status === 403 && needed !== null ? `${advice} It needs ${needed}.` : advice;
}
