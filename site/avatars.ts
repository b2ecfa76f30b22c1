/** The pictures beside comments: drawn from the author's key, so that nobody else is asked for them. */
import { minidenticon } from "minidenticons";
import { isRemoved, type Thread } from "../comments/thread.ts";

const SATURATION = 60;
const LIGHTNESS = 50;

/** Path below the site's address. The colon of a key is not allowed in file names everywhere. */
export function avatarPath(key: string): string {
  return `avatars/${key.replace(":", "-")}.svg`;
}

export function avatarSvg(key: string): string {
  return minidenticon(key, SATURATION, LIGHTNESS);
}

/** Every key that a comment of the thread was written with. */
export function keysIn(thread: Thread): string[] {
  return thread.comments.flatMap((comment) => {
    const key = isRemoved(comment) ? undefined : comment.author?.key;
    return key ? [key] : [];
  });
}
