/** Ids of comments: time-sortable for what visitors send, derived from the origin for imports. */
import { ulid } from "ulid";
import { z } from "zod";

/** Any comment's id, also an imported one such as `wordpress-117`. */
export const CommentId = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "expected an id of lower-case letters, digits and -");

/** A ULID in lower case: 26 characters of Crockford's base 32, the first ten of them a time. */
export const SubmissionId = z
  .string()
  .regex(/^[0-7][0-9a-hjkmnp-tv-z]{25}$/, "expected a ULID in lower case, 26 characters");

/** `now` in milliseconds since 1970. */
export function newSubmissionId(now: number): string {
  return ulid(now).toLowerCase();
}

export function isSubmissionId(text: string): boolean {
  return SubmissionId.safeParse(text).success;
}
