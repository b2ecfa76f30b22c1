/** Where a submission is in the repository: what delivery asks before proposing, and a status page to tell. */
import { parseThread } from "../comments/data-files.ts";
import { submissionPath, threadPath } from "../comments/paths.ts";
import { isRemoved } from "../comments/thread.ts";
import type { GitHost } from "../git-hosts/git-host.ts";

export type Whereabouts = "nowhere" | "proposed" | "turned-down" | "approved" | "removed";

/**
 * The proposal first, THEN the main branch: approving moves main before it deletes the branch, so
 * in this order one of the two is always seen. The other way round, an approval between the two
 * looks would hide the submission, and it would be proposed again.
 */
export async function whereabouts(
  { id, post }: { id: string; post: string },
  gitHost: GitHost,
): Promise<Whereabouts> {
  const state = await gitHost.stateOf(id);
  if (state === "open") return "proposed";
  if (state !== "none") return "turned-down";
  const path = threadPath(post);
  const [submission, thread] = await gitHost.readMain([submissionPath(post, id), path]);
  if (typeof submission === "string") return "approved";
  if (typeof thread !== "string") return "nowhere";
  const comment = parseThread(thread, path).comments.find((item) => item.id === id);
  if (!comment) return "nowhere";
  return isRemoved(comment) ? "removed" : "approved";
}
