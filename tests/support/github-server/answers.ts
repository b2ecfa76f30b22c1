/** Answers in the shapes of GitHub's own description, each with the fields that anybody here may want. */
import type { components } from "@octokit/openapi-types";
import type { StoredCommit } from "../host-repository/objects.ts";
import { type GithubState, headOf, type Issue, type Pull } from "./state.ts";

type Schemas = components["schemas"];
type Part<T> = T extends (infer Item)[]
  ? Part<Item>[]
  : T extends object
    ? { [Key in keyof T]?: Part<T[Key]> }
    : T;

export function pullAnswer(state: GithubState, issue: Issue, pull: Pull) {
  const { number, title, body } = issue;
  const head = {
    ref: pull.head,
    sha: headOf(state, issue, pull),
    repo: pull.headRepository === null ? null : { id: pull.headRepository },
  };
  return {
    number,
    title,
    body,
    state: issue.state,
    merged_at: pull.mergedAt,
    // Whatever is said below it counts as a change.
    updated_at: new Date(issue.changed * 1000).toISOString(),
    labels: issue.labels.map((name) => ({ name })),
    head,
    base: { ref: pull.base, repo: { id: state.id } },
  } satisfies Omit<Part<Schemas["pull-request-simple"]>, "head"> & { head: unknown };
}

export function issueAnswer(issue: Issue) {
  const { number, title, body, labels, login } = issue;
  const answer = {
    number,
    title,
    body,
    state: issue.state,
    labels: labels.map((name) => ({ name })),
    user: accountAnswer(login),
  };
  return (
    issue.pull === null ? answer : { ...answer, pull_request: { url: `pulls/${number}` } }
  ) satisfies Part<Schemas["issue"]>;
}

export function remarkAnswers({ remarks }: Issue) {
  return remarks.map(({ login, association, body }, at) => ({
    id: at + 1,
    body,
    user: accountAnswer(login),
    author_association: association,
  }));
}

export function accountAnswer(login: string) {
  return { login, type: login.endsWith("[bot]") ? "Bot" : "User" };
}

export function refAnswer(branch: string, sha: string) {
  return {
    ref: `refs/heads/${branch}`,
    object: { type: "commit", sha },
  } satisfies Part<Schemas["git-ref"]>;
}

export function commitAnswer(sha: string, { tree, parents, message, author }: StoredCommit) {
  return {
    sha,
    commit: { message, tree: { sha: tree }, author: { name: author.name, email: author.email } },
    parents: parents.map((parent) => ({ sha: parent })),
  } satisfies Part<Schemas["commit"]>;
}

export function repositoryAnswer(state: GithubState, login: string) {
  const permission = state.people.get(login) ?? "none";
  const push = permission === "admin" || permission === "write";
  return {
    id: state.id,
    full_name: `${state.owner}/${state.name}`,
    default_branch: state.defaultBranch,
    private: state.isPrivate,
    archived: state.isArchived,
    has_issues: state.hasIssues,
    permissions: { admin: permission === "admin", push, pull: true },
  } satisfies Part<Schemas["full-repository"]>;
}
