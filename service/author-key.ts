/** What is kept of an e-mail address: a keyed hash that draws a stable avatar. The address itself is not kept. */
import { createHmac } from "node:crypto";
import { composed } from "../comments/composed.ts";

/** The number of the identity key: another key makes other avatars, and must not pass for this one. */
const KEY_NUMBER = 1;

/** Plain hashes of addresses can be guessed from lists; without `identityKey` these cannot. */
export function authorKey(email: string | null, identityKey: Buffer): string | null {
  if (email === null) return null;
  const address = composed(email.trim()).toLowerCase();
  const hash = createHmac("sha256", identityKey).update(address).digest("hex");
  return `k${KEY_NUMBER}:${hash.slice(0, 16)}`;
}
