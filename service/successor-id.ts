/** The id that a submission goes on with where its own turns out to be another comment's. */
import { createHash } from "node:crypto";

/** How many characters of an id are its time; the rest is chance. */
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;
const CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * Always the same for the same content, so that a crash on the way, or an intake lost once more,
 * leads to the same id again and nothing is proposed twice.
 */
export function successorId(id: string, digest: string): string {
  const bytes = createHash("sha256").update(`${id} ${digest}`).digest().subarray(0, RANDOM_LENGTH);
  const letters = Array.from(bytes, (byte) => CROCKFORD[byte % CROCKFORD.length]);
  return id.slice(0, TIME_LENGTH) + letters.join("");
}
