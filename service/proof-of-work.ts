/** A sum that a browser does in the background: it stands for pressing the button once more. */
import { createChallenge, verifySolution } from "altcha-lib/v1";
import { z } from "zod";
import type { FormToken } from "./form-token.ts";
import { type SigningKeys, sign } from "./signatures.ts";

/**
 * Half of them are tried on average: about a second on a slow phone, which nobody notices who types.
 * Whoever sends a thousand comments needs some minutes of a machine for each time that they are sent.
 */
const MAX_NUMBER = 20_000;

type ProvenToken = Pick<FormToken, "id">;

/** As altcha's first version has it, with nothing but texts in it. */
const Proof = z.strictObject({
  algorithm: z.literal("SHA-256"),
  challenge: z.string(),
  number: z.int().nonnegative(),
  salt: z.string(),
  signature: z.string(),
});

/** It needs no end of its own: without its token, which has one, it is worth nothing. */
export function challengeFor(token: ProvenToken, [first]: SigningKeys) {
  return createChallenge({ hmacKey: keyOf(token, first), maxnumber: MAX_NUMBER });
}

/** `text` is what the browser sent, in base64. */
export async function isProven(
  text: string,
  token: ProvenToken,
  keys: SigningKeys,
): Promise<boolean> {
  const proof = readProof(text);
  if (proof === null) return false;
  const verified = await Promise.all(
    keys.map((key) => verifySolution(proof, keyOf(token, key), false)),
  );
  return verified.includes(true);
}

function readProof(text: string): z.infer<typeof Proof> | null {
  try {
    return Proof.parse(JSON.parse(Buffer.from(text, "base64").toString()));
  } catch {
    return null;
  }
}

/** The token's id is in the key, so that a proof for one token is a forgery for every other. */
function keyOf({ id }: ProvenToken, key: Buffer): string {
  return sign("proof", id, [key]);
}
