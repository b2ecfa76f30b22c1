/** Where submissions are in the repository: what delivery asks before proposing, and a status page to tell. */
import { parseThread } from "../comments/data-files.ts";
import { submissionPath, threadPath } from "../comments/paths.ts";
import { isRemoved } from "../comments/thread.ts";
import type { GitHost } from "../git-hosts/git-host.ts";
import type { ProposalState } from "../git-hosts/proposal.ts";

export type Whereabouts = "nowhere" | "proposed" | "turned-down" | "approved" | "removed";

export interface Sought {
  id: string;
  post: string;
}

/**
 * Of each, in their order; `proposal` is the name under which all of them are proposed, if they are.
 *
 * The proposal first, THEN the main branch: approving moves main before it deletes the branch, so
 * in this order one of the two is always seen. The other way round, an approval between the two
 * looks would hide the submission, and it would be proposed again.
 */
export async function whereabouts(
  sought: readonly Sought[],
  proposal: string,
  gitHost: Pick<GitHost, "stateOf" | "readMain">,
): Promise<Whereabouts[]> {
  const state = await gitHost.stateOf(proposal);
  const known = OF_STATE[state];
  if (known !== null) return sought.map(() => known);
  return onMain(sought, gitHost);
}

const OF_STATE: Readonly<Record<ProposalState, Whereabouts | null>> = {
  open: "proposed",
  rejected: "turned-down",
  spam: "turned-down",
  approved: "approved",
  none: null,
};

/** The same by what the main branch holds alone. */
export async function onMain(
  sought: readonly Sought[],
  gitHost: Pick<GitHost, "readMain">,
): Promise<Whereabouts[]> {
  const posts = [...new Set(sought.map(({ post }) => post))];
  const files = await gitHost.readMain([
    ...sought.map(({ post, id }) => submissionPath(post, id)),
    ...posts.map(threadPath),
  ]);
  const found = posts.map((post, at) => inThread(post, files[sought.length + at] ?? null));
  const inThreads = new Map(found.flatMap((thread) => [...thread]));
  return sought.map(({ id }, at) =>
    typeof files[at] === "string" ? "approved" : (inThreads.get(id) ?? "nowhere"),
  );
}

function inThread(post: string, text: string | null): Map<string, Whereabouts> {
  if (text === null) return new Map();
  const { comments } = parseThread(text, threadPath(post));
  return new Map(
    comments.map((comment) => [comment.id, isRemoved(comment) ? "removed" : "approved"]),
  );
}
