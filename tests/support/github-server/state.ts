/** What a GitHub in memory knows: one repository, its issues and pull requests, people, tokens and apps. */

import { type HostRepository, newHostRepository } from "../host-repository/host-repository.ts";
import type { AppHook, Hook } from "./hooks.ts";

export type Permission = "admin" | "write" | "read" | "none";
export type Right = "contents" | "pull_requests" | "issues";
export type Rights = Readonly<Record<Right, "write" | "read" | "none">>;

export interface Access {
  /** Who a token stands for. */
  login: string;
  rights: Rights;
  /** In milliseconds since 1970; null for ever. */
  until: number | null;
}

export interface InstalledApp {
  id: string;
  installation: number;
  /** PEM. */
  publicKey: string;
  rights: Rights;
  hook?: AppHook;
}

export interface Remark {
  login: string;
  association: string;
  body: string;
}

/** Every pull request is an issue, and they share their numbers. */
export interface Issue {
  number: number;
  title: string;
  body: string | null;
  state: "open" | "closed";
  labels: string[];
  /** Who made it. */
  login: string;
  remarks: Remark[];
  /** Grows with every change of any issue. */
  changed: number;
  pull: Pull | null;
}

export interface Pull {
  head: string;
  /** Of a fork another one; null where the fork is gone. */
  headRepository: number | null;
  /** As long as it is open, where the branch is. */
  sha: string;
  base: string;
  mergedAt: string | null;
}

export interface GithubState {
  readonly clock: () => number;
  readonly git: HostRepository;
  readonly owner: string;
  /** Another one leads to 301 under the old name. */
  name: string;
  readonly formerNames: string[];
  readonly id: number;
  defaultBranch: string;
  isPrivate: boolean;
  isArchived: boolean;
  hasIssues: boolean;
  /** Types of the rules of the main branch; any stops a commit that comes without a pull request. */
  rules: string[];
  /** Of the rule `required_status_checks`, where it is among them. */
  requiredChecks: string[];
  readonly issues: Issue[];
  /** Null where the token may not see them. */
  hooks: Hook[] | null;
  readonly people: Map<string, Permission>;
  readonly tokens: Map<string, Access>;
  app: InstalledApp | null;
}

export const ALL_RIGHTS: Rights = { contents: "write", pull_requests: "write", issues: "write" };

export function newGithubState(clock: () => number): GithubState {
  return {
    clock,
    git: newHostRepository(clock, { files: { "README.md": "Hello\n" } }),
    owner: "octo-org",
    name: "blog",
    formerNames: [],
    id: 4711,
    defaultBranch: "main",
    isPrivate: false,
    isArchived: false,
    hasIssues: true,
    rules: [],
    requiredChecks: [],
    issues: [],
    hooks: [],
    people: new Map([["stet-bot", "write"]]),
    tokens: new Map([["t0ken", { login: "stet-bot", rights: ALL_RIGHTS, until: null }]]),
    app: null,
  };
}

export type NewIssue = Pick<Issue, "title" | "body" | "pull"> &
  Partial<Pick<Issue, "labels" | "login">>;

export function addIssue({ issues }: GithubState, issue: NewIssue): Issue {
  const added: Issue = {
    labels: [],
    login: "somebody",
    ...issue,
    number: issues.length + 1,
    state: "open",
    remarks: [],
    changed: 0,
  };
  issues.push(added);
  touch({ issues }, added);
  return added;
}

export function touch({ issues }: Pick<GithubState, "issues">, issue: Issue): void {
  issue.changed = Math.max(...issues.map(({ changed }) => changed)) + 1;
}

/** The open pull requests of a branch of the repository itself. */
export function openPullsOf({ issues, id }: GithubState, branch: string): Issue[] {
  return issues.filter(
    ({ state, pull }) => state === "open" && pull?.head === branch && pull.headRepository === id,
  );
}

/** Where its branch is, as long as it is open. */
export function headOf({ git, id }: GithubState, { state }: Issue, pull: Pull): string {
  const isFollowing = state === "open" && pull.headRepository === id;
  return (isFollowing ? git.branches.get(pull.head) : null) ?? pull.sha;
}

/** Docs, "Deleting and restoring branches in a pull request": a deleted head branch closes what is open. */
export function deleteBranch(state: GithubState, branch: string): void {
  for (const issue of openPullsOf(state, branch)) closeIssue(state, issue);
  state.git.branches.delete(branch);
}

export function closeIssue(state: GithubState, issue: Issue): void {
  if (issue.pull !== null) issue.pull.sha = headOf(state, issue, issue.pull);
  issue.state = "closed";
  touch(state, issue);
}
