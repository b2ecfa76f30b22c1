/** What the server for tests knows: one repository, its people, and what they said. */
import { type HostRepository, newHostRepository } from "../host-repository/host-repository.ts";

export type Access = "owner" | "admin" | "write" | "read";

export interface Flavour {
  /** As `GET /version` tells it. */
  version: string;
  /** Has what Gitea 1.22 and Forgejo 7 have, and Gitea 1.15 has not. */
  isNew: boolean;
  /** The option that lets `new_branch` be there already. */
  forcedBy: "force_push" | "force_overwrite_new_branch" | null;
}

export const GITEA_1_15: Flavour = { version: "1.15.11", isNew: false, forcedBy: null };
export const GITEA_1_25: Flavour = { version: "1.25.4", isNew: true, forcedBy: null };
export const GITEA_1_26: Flavour = { version: "1.26.0", isNew: true, forcedBy: "force_push" };
export const FORGEJO_13: Flavour = {
  version: "13.0.3+gitea-1.22.0",
  isNew: true,
  forcedBy: "force_overwrite_new_branch",
};

/** An issue or a pull request: they share their numbers, labels and remarks. */
export interface Item {
  number: number;
  title: string;
  body: string;
  state: "open" | "closed";
  labels: Set<number>;
  /** Who made it. */
  login: string;
  remarks: { login: string; body: string }[];
  /** Counts up over all items. */
  updated: number;
  pull: PullFacts | null;
}

export interface PullFacts {
  base: string;
  head: string;
  /** What is shown in place of the branch; empty where it was pushed without one (AGit). */
  label: string | null;
  headRepositoryId: number;
  /** What `refs/pull/<number>/head` holds. */
  headCommit: string;
  isMerged: boolean;
}

export interface Hook {
  active: boolean;
  events: string[];
  config: { url: string; content_type: "json" | "form" };
}

/** One that was set up as the guide says. */
export function hookTo(url: string): Hook {
  const events = ["issues", "issue_comment", "pull_request", "pull_request_comment"];
  return { active: true, events, config: { url, content_type: "json" } };
}

export interface RepositoryState {
  flavour: Flavour;
  git: HostRepository;
  owner: string;
  name: string;
  people: Map<string, Access>;
  /** Login by token. */
  tokens: Map<string, string>;
  /** Whether tokens have the scope `read:user`. */
  mayReadUser: boolean;
  defaultBranch: string;
  /** Branches to which only administrators may commit. */
  protectedBranches: Set<string>;
  /** What has to pass before anything is merged into one of these. */
  requiredChecks: string[];
  items: Item[];
  labels: { id: number; name: string; color: string }[];
  hooks: Hook[];
  isArchived: boolean;
  isPrivate: boolean;
  takesIssues: boolean;
  takesPulls: boolean;
  /** In bytes (DEFAULT_MAX_BLOB_SIZE): of what is larger, no content is given. */
  largestFile: number;
  updates: number;
}

/** Of the repository itself; forks have others. */
export const REPOSITORY_ID = 7;

export function newState(flavour: Flavour): RepositoryState {
  const now = Date.parse("2026-05-28T19:14:03Z");
  return {
    flavour,
    git: newHostRepository(() => now, { files: { "README.md": "Hello\n" } }),
    owner: "ada",
    name: "blog",
    people: new Map([
      ["ada", "owner"],
      ["stet", "admin"],
      ["grace", "write"],
      ["mallory", "read"],
    ]),
    tokens: new Map(),
    mayReadUser: true,
    defaultBranch: "main",
    protectedBranches: new Set(),
    requiredChecks: [],
    items: [],
    labels: [],
    hooks: [],
    isArchived: false,
    isPrivate: false,
    takesIssues: true,
    takesPulls: true,
    largestFile: 10 * 1024 * 1024,
    updates: 0,
  };
}

export function mayWrite({ people }: RepositoryState, login: string): boolean {
  return ["owner", "admin", "write"].includes(people.get(login) ?? "");
}

export function mayAdminister({ people }: RepositoryState, login: string): boolean {
  return ["owner", "admin"].includes(people.get(login) ?? "");
}

export function mayCommitTo(state: RepositoryState, login: string, branch: string): boolean {
  const isProtected = state.protectedBranches.has(branch);
  return isProtected ? mayAdminister(state, login) : mayWrite(state, login);
}

export function touch(state: RepositoryState, item: Item): void {
  state.updates += 1;
  item.updated = state.updates;
}

export function addItem(
  state: RepositoryState,
  about: Pick<Item, "title" | "body" | "pull" | "login"> & { labels: readonly number[] },
): Item {
  // Numbers that no label has are left aside without a word.
  const labels = about.labels.filter((id) => state.labels.some((label) => label.id === id));
  const number = state.items.length + 1;
  const item: Item = {
    ...about,
    number,
    state: "open",
    labels: new Set(labels),
    remarks: [],
    updated: 0,
  };
  state.items.push(item);
  touch(state, item);
  return item;
}

export function addLabel(state: RepositoryState, name: string, color = "#70839b"): number {
  const id = 100 + state.labels.length;
  state.labels.push({ id, name, color });
  return id;
}
