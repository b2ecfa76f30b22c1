/** The place that an imported comment had on its old page: links to it still lead there. */
import { type Comment, isRemoved } from "./thread.ts";

/** What each system writes before its number in the address of a comment. */
const BEFORE_NUMBER: Readonly<Record<string, string>> = {
  wordpress: "comment-",
  disqus: "comment-",
  isso: "isso-",
};

/** Null where it had none, or its own is as good. */
export function oldAnchor(comment: Comment): string | null {
  if (isRemoved(comment) || comment.imported === undefined) return null;
  const { from, id } = comment.imported;
  const before = Object.hasOwn(BEFORE_NUMBER, from) ? BEFORE_NUMBER[from] : undefined;
  return before !== undefined && /^\d+$/.test(id) ? before + id : null;
}
