/** How often each e-mail address was typed in published comments, by its key: told to moderators. */
import { z } from "zod";
import { AuthorKey } from "./submission.ts";
import type { ThreadDigest } from "./thread-digest.ts";

/** Where a site publishes it, below its own address. The keys stand in its threads as well. */
export const COMMENTERS_FILE = "commenters.json";

export const Commenters = z.strictObject({
  version: z.literal(1),
  /** Published comments by key. */
  comments: z.record(AuthorKey, z.int().positive()),
});
export type Commenters = z.infer<typeof Commenters>;

export function commentersOf(threads: Iterable<Pick<ThreadDigest, "keys">>): Commenters {
  const counts = new Map<string, number>();
  for (const { keys } of threads) {
    for (const [key, count] of Object.entries(keys)) {
      if (count > 0) counts.set(key, (counts.get(key) ?? 0) + count);
    }
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return { version: 1, comments: Object.fromEntries(sorted) };
}
