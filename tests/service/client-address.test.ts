/** Whom the rate limit counts as one client. */
import { describe, expect, test } from "vitest";
import { clientAddress } from "../../service/client-address.ts";

describe("the client's address", () => {
  test.each([
    ["the socket, without a proxy", "192.0.2.1", undefined, 0, "192.0.2.1"],
    ["the socket, whatever a visitor claims", "192.0.2.1", "198.51.100.7", 0, "192.0.2.1"],
    ["what our one proxy appended", "10.0.0.1", "198.51.100.7", 1, "198.51.100.7"],
    ["not what stands before it", "10.0.0.1", "1.1.1.1, 198.51.100.7", 1, "198.51.100.7"],
    ["the third last with two proxies", "10.0.0.1", "1.1.1.1, 2.2.2.2, 10.0.0.2", 2, "2.2.2.2"],
    ["the first with too short a chain", "10.0.0.1", "2.2.2.2", 3, "2.2.2.2"],
    ["the socket where the proxy said nothing", "10.0.0.1", undefined, 1, "10.0.0.1"],
    ["the next that is an address", "10.0.0.1", "unknown", 1, "10.0.0.1"],
    ["without the port of a proxy", "10.0.0.1", "198.51.100.7:4711", 1, "198.51.100.7"],
    ["IPv6 by its network", "2001:db8:1:2:3:4:5:6", undefined, 0, "2001:db8:1:2::/64"],
    ["IPv6 in brackets with a port", "10.0.0.1", "[2001:db8:1:2::9]:443", 1, "2001:db8:1:2::/64"],
    ["IPv6 with a zone", "fe80::1%eth0", undefined, 0, "fe80::/64"],
    ["IPv4 written as IPv6", "::ffff:192.0.2.1", undefined, 0, "192.0.2.1"],
    ["one for all where nothing is known", undefined, undefined, 0, "unknown"],
    ["one for all where it is nonsense", "<script>", "'; --", 1, "unknown"],
  ] as const)("is %s", (_, socket, forwardedFor, proxies, expected) => {
    expect(clientAddress(socket, forwardedFor, proxies)).toBe(expected);
  });

  test("tells neighbouring IPv6 networks apart", () => {
    const one = clientAddress("2001:db8:1:2::1", undefined, 0);
    expect(clientAddress("2001:db8:1:3::1", undefined, 0)).not.toBe(one);
  });
});
