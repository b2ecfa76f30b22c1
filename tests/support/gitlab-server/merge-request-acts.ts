/** What can be done to a merge request, by the API, by a person, or by a quick action. */
import type { GitlabState, StoredMergeRequest } from "./gitlab-state.ts";

const author = { name: "Mo Derator", email: "mo@example.org" };

/** A merge request follows its branch while it is open. */
export function headOf(state: GitlabState, request: StoredMergeRequest): string {
  const tip = state.repository.branches.get(request.sourceBranch);
  if (request.state === "opened" && tip !== undefined) request.head = tip;
  return request.head;
}

export function close(state: GitlabState, request: StoredMergeRequest): void {
  headOf(state, request);
  request.state = "closed";
  note(state, request, "closed");
}

export function reopen(state: GitlabState, request: StoredMergeRequest): void {
  request.state = "opened";
  note(state, request, "reopened");
}

export function accept(state: GitlabState, request: StoredMergeRequest): void {
  const { repository } = state;
  const head = headOf(state, request);
  const message = `Merge branch '${request.sourceBranch}' into '${request.targetBranch}'`;
  if (repository.merge(request.targetBranch, head, { message, author }) === null)
    throw new Error(`!${request.iid} conflicts`);
  request.state = "merged";
  if (request.removesBranch) repository.branches.delete(request.sourceBranch);
  note(state, request, "merged");
}

/** https://docs.gitlab.com/api/notes/: notes that GitLab writes itself are marked as `system`. */
function note(state: GitlabState, request: StoredMergeRequest, body: string): void {
  request.notes.push({ body, author: 1, system: true });
  request.updated = state.tick();
}
