/** Who is asking, for the rate limit only: never logged, never stored. */
import ipaddr from "ipaddr.js";

const UNKNOWN = "unknown";
const HOME_NETWORK_BITS = 64;

/**
 * A key for the client. Each of our own proxies appends to X-Forwarded-For whom it heard from, so
 * exactly the last `trustedProxies` addresses can be believed; what stands before, the visitor wrote.
 */
export function clientAddress(
  socket: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const told = forwardedFor?.split(",").map((part) => part.trim()) ?? [];
  const chain = [...(trustedProxies > 0 ? told : []), socket ?? ""];
  const believed = chain.slice(-1 - trustedProxies);
  return believed.map(networkOf).find((network) => network !== null) ?? UNKNOWN;
}

/** One household can use any of 2^64 IPv6 addresses, so a /64 counts as one client. */
function networkOf(address: string): string | null {
  const bare = withoutPort(address);
  if (!ipaddr.isValid(bare)) return null;
  // Folds IPv4 written as IPv6 (::ffff:192.0.2.1), as sockets that listen on both report it.
  const parsed = ipaddr.process(bare);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${withoutZone(bare)}/${HOME_NETWORK_BITS}`);
  return `${network.toString()}/${HOME_NETWORK_BITS}`;
}

/** Some proxies write `192.0.2.1:4711` or `[2001:db8::1]:4711`. */
function withoutPort(address: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^([\d.]+):\d+$/, "$1");
}

function withoutZone(address: string): string {
  return address.replace(/%.*$/, "");
}
