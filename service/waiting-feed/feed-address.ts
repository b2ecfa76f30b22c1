/** The address at which a moderator's feed reader, and nobody else, sees what waits. */
import { isSigned, type SigningKeys, sign } from "../signatures.ts";

/** There is one feed, and so one key for each signing key. */
const FEED = "waiting";

/** Below the service's own address. */
export function feedPath(keys: SigningKeys): string {
  return `waiting.atom?key=${sign("feed", FEED, keys)}`;
}

export function isFeedKey(key: string, keys: SigningKeys): boolean {
  return isSigned("feed", FEED, key, keys);
}
