/** Signs what the service hands out and later gets back: form tokens, and keys of private addresses. */
import { createHmac, timingSafeEqual } from "node:crypto";

/** The first signs, all verify: a new key is put in front, the old one goes when nothing of it is left. */
export type SigningKeys = readonly [Buffer, ...Buffer[]];

/** Part of what is signed, so that a signature made for one purpose is worth nothing for another. */
export type Purpose = "token" | "status" | "feed" | "proof";

export function sign(purpose: Purpose, text: string, keys: SigningKeys): string {
  return mac(purpose, text, keys[0]).toString("base64url");
}

export function isSigned(
  purpose: Purpose,
  text: string,
  signature: string,
  keys: SigningKeys,
): boolean {
  const given = Buffer.from(signature, "base64url");
  return keys.some((key) => {
    const expected = mac(purpose, text, key);
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function mac(purpose: Purpose, text: string, key: Buffer): Buffer {
  return createHmac("sha256", key).update(`${purpose}:${text}`).digest();
}
