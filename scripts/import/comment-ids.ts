/** The ids of imported comments, which follow from the origin's: importing again finds them. */
import { createHash } from "node:crypto";
import { CommentId } from "../../comments/comment-id.ts";

const DIGITS = 20;

/** `prefix` is the site's in the record of imports; `id` is the origin's, and may be any text. */
export function commentIdOf(prefix: string, id: string): string {
  const plain = CommentId.safeParse(`${prefix}-${id}`);
  if (plain.success) return plain.data;
  return `${prefix}-x${createHash("sha256").update(id).digest("hex").slice(0, DIGITS)}`;
}
