/** Threads that no page shows: of a post that is not published, or is gone. */
import { threadPath } from "../../comments/paths.ts";

/** So many lines are read; more are no help. */
const TOLD = 20;

interface Threads {
  /** Whose page shows its thread. */
  shown: ReadonlySet<string>;
  /** Of all files in posts/ and pages/. */
  written: ReadonlySet<string>;
  responsesOf: (id: string) => number;
}

/** A line for each thread with responses, by the ids of their posts. */
export function unseenThreads(
  ids: readonly string[],
  { shown, written, responsesOf }: Threads,
): string[] {
  const unseen = ids
    .toSorted()
    .filter((id) => !shown.has(id))
    .map((id) => ({ id, responses: responsesOf(id) }))
    .filter(({ responses }) => responses > 0)
    .map(({ id, responses }) => {
      const count = `${responses} ${responses === 1 ? "response" : "responses"}`;
      return `${threadPath(id)}: ${count}, ${written.has(id) ? WAITING : gone(id)}`;
    });
  const more = unseen.length - TOLD;
  return more > 0 ? [...unseen.slice(0, TOLD), `… and ${more} more threads like these.`] : unseen;
}

const WAITING =
  "and its post or page shows none. It is a draft, is still to come, or is a page without the key comments. They are kept.";

function gone(id: string): string {
  return `and there is no post "${id}". Left where it is: restore the post, write "thread: ${id}" into the post it became, or delete this file.`;
}
