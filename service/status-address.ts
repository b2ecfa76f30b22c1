/** The address at which a visitor, and nobody else, sees what became of a comment. */
import { isSubmissionId } from "../comments/comment-id.ts";
import { isSigned, type SigningKeys, sign } from "./signatures.ts";

/** Below the service's own address. */
export function statusPath(id: string, keys: SigningKeys): string {
  return `status/${id}?key=${sign("status", id, keys)}`;
}

export function isStatusKey(id: string, key: string, keys: SigningKeys): boolean {
  return isSubmissionId(id) && isSigned("status", id, key, keys);
}
