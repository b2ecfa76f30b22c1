/** Tells this machine's own connections from those of the network. */
import { BlockList } from "node:net";

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

/** `address` as a socket gives it; an IPv4 one may come as `::ffff:127.0.0.1`. */
export function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false;
  const unmapped = address.replace(/^::ffff:(?=\d+\.)/, "");
  return LOOPBACK.check(unmapped, unmapped.includes(":") ? "ipv6" : "ipv4");
}
