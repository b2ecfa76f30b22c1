/** Which proposals on GitLab changed last. */
import { problemOf, readAs } from "../http/host-api.ts";
import { nameOfBranch } from "../proposal-name.ts";
import type { ChangedProposal } from "../reviews.ts";
import { type MergeRequest, MergeRequests, ownAmong, stateAmong } from "./merge-requests.ts";
import type { GitlabProject } from "./project.ts";

const QUERY = "order_by=updated_at&sort=desc&state=all&scope=all&per_page=100";

/** Remembers the ETag of the last answer: GitLab counts a request that it answers with 304 all the same. */
export function lastChangedOf(project: GitlabProject) {
  let etag: string | null = null;
  return async (): Promise<readonly ChangedProposal[] | "unchanged"> => {
    const call = {
      method: "GET",
      path: project.at(`/merge_requests?${QUERY}`),
      headers: etag === null ? {} : { "if-none-match": etag },
    } as const;
    const answer = await project.send(call);
    if (answer.status === 304) return "unchanged";
    if (answer.status >= 300) throw problemOf(call, answer, null);
    const changed = changedAmong(ownAmong(readAs(MergeRequests, call, answer)));
    etag = answer.headers.get("etag");
    return changed;
  };
}

/** Newest change first, as they come. */
function changedAmong(requests: readonly MergeRequest[]): ChangedProposal[] {
  const byName = new Map<string, MergeRequest[]>();
  for (const request of requests) {
    const name = nameOfBranch(request.source_branch);
    if (name !== null) byName.set(name, [...(byName.get(name) ?? []), request]);
  }
  return [...byName].map(([name, all]) => {
    return { name, state: stateAmong(all.toReversed()), changed: all[0]?.updated_at ?? "" };
  });
}
