/** Threads that no page shows: of a post that is not published, or is gone. */
import { readThread, threadIds } from "../../comments/data-files.ts";
import { threadPath } from "../../comments/paths.ts";
import { countResponses } from "../../comments/thread.ts";

interface PostIds {
  /** Whose page shows its thread. */
  shown: ReadonlySet<string>;
  /** Of all files in posts/ and pages/. */
  written: ReadonlySet<string>;
}

/** A line for each thread with responses. `root` is the folder of the repository. */
export function unseenThreads(root: string, { shown, written }: PostIds): string[] {
  return threadIds(root)
    .filter((id) => !shown.has(id))
    .map((id) => ({ id, responses: countResponses(readThread(root, id)) }))
    .filter(({ responses }) => responses > 0)
    .map(({ id, responses }) => {
      const count = `${responses} ${responses === 1 ? "response" : "responses"}`;
      return `${threadPath(id)}: ${count}, ${written.has(id) ? WAITING : gone(id)}`;
    });
}

const WAITING =
  "and its post or page shows none. It is a draft, is still to come, or is a page without the key comments. They are kept.";

function gone(id: string): string {
  return `and there is no post "${id}". Left where it is: restore the post, write "thread: ${id}" into the post it became, or delete this file.`;
}
