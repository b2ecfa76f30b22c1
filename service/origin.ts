/** Which page a request comes from, as its browser says. */

/** `unknown`: no Origin, or `null` as some privacy settings make of it; `foreign`: another site's page. */
export type Origin = "own" | "unknown" | "foreign";

export function originOf(request: Request, ownAddresses: readonly string[]): Origin {
  const origin = request.headers.get("origin");
  if (origin === null || origin === "null") return "unknown";
  return ownAddresses.some((address) => new URL(address).origin === origin) ? "own" : "foreign";
}
