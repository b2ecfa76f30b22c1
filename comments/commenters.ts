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

/** Every key that stands in these threads; 0 for one that no comment was written with, but a mention. */
export function countsByKey(
  threads: Iterable<Pick<ThreadDigest, "commenters" | "mentioners">>,
): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (key: string, count: number) => counts.set(key, (counts.get(key) ?? 0) + count);
  for (const { commenters, mentioners } of threads) {
    for (const key of keysIn(commenters)) add(key, 1);
    for (const key of keysIn(mentioners)) add(key, 0);
  }
  return counts;
}

function keysIn(text: string): string[] {
  return text === "" ? [] : text.split(" ");
}

export function commentersOf(counts: ReadonlyMap<string, number>): Commenters {
  const sorted = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return { version: 1, comments: Object.fromEntries(sorted) };
}
