/** How the API shows what the server knows, in the fields of both descriptions. */
import { branchTip, headCommit, type PullItem } from "./pulls.ts";
import {
  type Item,
  mayAdminister,
  mayCommitTo,
  mayWrite,
  REPOSITORY_ID,
  type RepositoryState,
} from "./state.ts";

export function shownRepository(state: RepositoryState, login: string) {
  const { owner, name, defaultBranch, isArchived, isPrivate, takesIssues, takesPulls } = state;
  const permissions = {
    admin: mayAdminister(state, login),
    push: mayWrite(state, login),
    pull: true,
  };
  return {
    id: REPOSITORY_ID,
    name,
    full_name: `${owner}/${name}`,
    default_branch: defaultBranch,
    empty: state.git.branches.size === 0,
    archived: isArchived,
    private: isPrivate,
    has_issues: takesIssues,
    has_pull_requests: takesPulls,
    permissions,
  };
}

export function shownBranch(state: RepositoryState, login: string, name: string) {
  const id = state.git.branches.get(name);
  if (id === undefined) return null;
  const { message = "" } = state.git.objects.commit(id) ?? {};
  return {
    name,
    commit: { id, message },
    protected: state.protectedBranches.has(name),
    user_can_push: mayCommitTo(state, login, name),
    enable_status_check: state.requiredChecks.length > 0,
    status_check_contexts: state.requiredChecks,
  };
}

export function shownLabels({ labels }: RepositoryState, item: Item) {
  return labels.filter(({ id }) => item.labels.has(id));
}

export function shownIssue(state: RepositoryState, item: Item) {
  const { number, title, body } = item;
  const labels = shownLabels(state, item);
  return {
    id: 1000 + number,
    number,
    title,
    body,
    state: item.state,
    labels,
    user: { login: item.login },
    pull_request: item.pull && {},
  };
}

export function shownPull(state: RepositoryState, item: PullItem) {
  const { number, title, body, pull } = item;
  const head = headCommit(state, item);
  const isThere = branchTip(state, item) !== null;
  return {
    id: 2000 + number,
    number,
    title,
    body,
    state: item.state,
    merged: pull.isMerged,
    updated_at: new Date(item.updated * 1000).toISOString(),
    labels: shownLabels(state, item),
    base: {
      label: pull.base,
      ref: pull.base,
      sha: state.git.branches.get(pull.base) ?? "",
      repo_id: REPOSITORY_ID,
    },
    // ToAPIPullRequest: the reference gives way when the branch is gone, and the label stays.
    head: {
      label: pull.label ?? pull.head,
      ref: isThere ? pull.head : `refs/pull/${number}/head`,
      sha: head,
      repo_id: pull.headRepositoryId,
    },
  };
}
