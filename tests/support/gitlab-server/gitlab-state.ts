/** What the GitLab of a test holds: one project with its repository, merge requests, issues and members. */
import { type HostRepository, newHostRepository } from "../host-repository/host-repository.ts";

/** Levels as in https://docs.gitlab.com/api/access_requests/#valid-access-levels. */
export const LEVELS = { reporter: 20, developer: 30, maintainer: 40 } as const;

export const PROJECT_ID = 7;
export const PROJECT_PATH = "group/sub/blog";
export const TOKEN_USER = 1;
export const WRITER = 2;
export const STRANGER = 3;

export interface StoredNote {
  body: string;
  author: number;
  system: boolean;
}

export interface StoredMergeRequest {
  iid: number;
  title: string;
  description: string;
  /** `locked` is what GitLab calls it while it merges. */
  state: "opened" | "closed" | "merged" | "locked";
  labels: string[];
  sourceBranch: string;
  sourceProject: number;
  targetBranch: string;
  removesBranch: boolean;
  /** The newest commit, as it was when the branch was last seen. */
  head: string;
  notes: StoredNote[];
  /** Grows with each change of anything here. */
  updated: number;
}

export interface StoredIssue {
  iid: number;
  title: string;
  description: string;
  state: "opened" | "closed";
  labels: string[];
  author: number;
  isConfidential?: boolean;
}

export interface StoredHook {
  url: string;
  merge_requests_events: boolean;
  note_events: boolean;
  issues_events: boolean;
  confidential_note_events?: boolean | null;
  confidential_issues_events?: boolean;
  /** Older versions do not tell. */
  alert_status?: "executable" | "temporarily_disabled" | "disabled";
}

/** One that was set up as the guide says. */
export function hookTo(url: string): StoredHook {
  return { url, merge_requests_events: true, note_events: true, issues_events: true };
}

export interface GitlabState {
  repository: HostRepository;
  mergeRequests: StoredMergeRequest[];
  issues: StoredIssue[];
  hooks: StoredHook[];
  /** Access levels by user. */
  members: Map<number, number>;
  protectedBranches: Set<string>;
  token: string;
  scopes: string[];
  expiresAt: string | null;
  /** Whether merge requests have yet to hear of what was pushed: GitLab tells them in the background. */
  isSlow: boolean;
  /** What GitLab tells of the project and can be set. */
  settings: Record<string, unknown>;
  /** The next number for `updated`. */
  tick: () => number;
}

export function newGitlabState(): GitlabState {
  let ticks = 0;
  let seconds = Date.parse("2026-06-01T12:00:00Z");
  const clock = () => {
    seconds += 1_000;
    return seconds;
  };
  return {
    repository: newHostRepository(clock, { files: { "README.md": "Hello\n" } }),
    mergeRequests: [],
    issues: [],
    hooks: [],
    members: new Map([
      [TOKEN_USER, LEVELS.maintainer],
      [WRITER, LEVELS.developer],
      [STRANGER, LEVELS.reporter],
    ]),
    protectedBranches: new Set(["main"]),
    token: "glpat-valid",
    scopes: ["api"],
    expiresAt: null,
    isSlow: false,
    settings: {
      default_branch: "main",
      visibility: "private",
      archived: false,
      merge_requests_access_level: "enabled",
      issues_access_level: "enabled",
      merge_method: "merge",
      only_allow_merge_if_pipeline_succeeds: true,
    },
    tick: () => {
      ticks += 1;
      return ticks;
    },
  };
}

/** https://docs.gitlab.com/user/project/repository/branches/protected/: by default, Maintainers may push. */
export function mayPush(state: GitlabState, branch: string): boolean {
  const level = state.members.get(TOKEN_USER) ?? 0;
  return level >= (state.protectedBranches.has(branch) ? LEVELS.maintainer : LEVELS.developer);
}
