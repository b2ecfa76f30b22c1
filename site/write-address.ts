/** Where a reader without JavaScript writes a reply: a page of the comment service. */
import type { Post } from "./post.ts";

/** Null where comments are closed. A reply adds `&replyTo=` and the comment's id. */
export function writeAddress(post: Post, service: string | null): string | null {
  if (service === null || !post.comments?.open) return null;
  return `${service}write?post=${encodeURIComponent(post.id)}`;
}
