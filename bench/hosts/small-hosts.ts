/** The small git hosts of the tests, as a bench needs them: what each answers, and what its repository holds. */
import { connectGitHost } from "../../git-hosts/connect.ts";
import type { GitHost } from "../../git-hosts/git-host.ts";
import type { HostTools } from "../../git-hosts/http/host-tools.ts";
import { forgejoApp } from "../../tests/support/forgejo-server/forgejo-app.ts";
import { pullsOf } from "../../tests/support/forgejo-server/pulls.ts";
import { shownLabels } from "../../tests/support/forgejo-server/shown.ts";
import {
  type Flavour,
  newState,
  type RepositoryState,
} from "../../tests/support/forgejo-server/state.ts";
import { githubApp } from "../../tests/support/github-server/github-app.ts";
import { type ContentLimits, USUAL_LIMITS } from "../../tests/support/github-server/limits.ts";
import {
  type GithubState,
  newGithubState,
  openPullsOf,
} from "../../tests/support/github-server/state.ts";
import { gitlabApp } from "../../tests/support/gitlab-server/gitlab-app.ts";
import {
  type GitlabState,
  newGitlabState,
  PROJECT_PATH,
} from "../../tests/support/gitlab-server/gitlab-state.ts";
import type { HostRepository } from "../../tests/support/host-repository/host-repository.ts";
import type { FoundProposal } from "./account.ts";

export interface SmallHost {
  answer: (request: Request) => Response | Promise<Response>;
  /** As after a restart: it knows nothing of those before. */
  connect: (address: string, tools: HostTools) => GitHost;
  proposals: () => FoundProposal[];
  /** Somebody opens an issue, which counts against the same limits. */
  openIssue: () => Promise<void>;
}

/** `clock` gives milliseconds since 1970. */
export type NewHost = (clock: () => number) => SmallHost;

/** Any title will do. */
const ISSUE = JSON.stringify({ title: "Something else" });

export const newGithub: NewHost = (clock) => githubOn(newGithubState(clock), USUAL_LIMITS);

/** For trials in which limits are not what is tried. */
export const newGithubWithoutLimits: NewHost = (clock) => {
  const most = Number.POSITIVE_INFINITY;
  return githubOn(newGithubState(clock), { perMinute: most, perHour: most });
};

export const newGitlab: NewHost = () => gitlabOn(newGitlabState());

export function newForgejo(flavour: Flavour): NewHost {
  return () => forgejoOn(newState(flavour));
}

export function githubOn(state: GithubState, limits: ContentLimits): SmallHost {
  const { git, owner, name } = state;
  const [token = ""] = state.tokens.keys();
  const repository = `${owner}/${name}`;
  const answer = githubApp(state, limits).fetch;
  return {
    answer,
    openIssue: () =>
      post(answer, `/repos/${repository}/issues`, { authorization: `Bearer ${token}` }),
    connect: (address, tools) => {
      const about = { kind: "github", address, repository, branch: "main" } as const;
      return connectGitHost({ ...about, credentials: { token } }, tools);
    },
    proposals: () =>
      proposalsIn(git, (branch) => openPullsOf(state, branch).map(({ labels }) => labels)),
  };
}

export function gitlabOn(state: GitlabState): SmallHost {
  const { token, repository, mergeRequests } = state;
  const answer = gitlabApp(state).fetch;
  const project = encodeURIComponent(PROJECT_PATH);
  return {
    answer,
    openIssue: () => post(answer, `/api/v4/projects/${project}/issues`, { "private-token": token }),
    connect: (address, tools) => {
      const about = { kind: "gitlab", address, repository: PROJECT_PATH, branch: "main" } as const;
      return connectGitHost({ ...about, token }, tools);
    },
    proposals: () =>
      proposalsIn(repository, (branch) =>
        mergeRequests
          .filter((one) => one.state === "opened" && one.sourceBranch === branch)
          .map(({ labels }) => labels),
      ),
  };
}

export function forgejoOn(state: RepositoryState): SmallHost {
  const token = "t0ken";
  state.tokens.set(token, "stet");
  const repository = `${state.owner}/${state.name}`;
  const answer = forgejoApp(state).fetch;
  return {
    answer,
    openIssue: () =>
      post(answer, `/api/v1/repos/${repository}/issues`, { authorization: `token ${token}` }),
    connect: (address, tools) => {
      const about = { kind: "forgejo", address, repository, branch: "main" } as const;
      return connectGitHost({ ...about, token }, tools);
    },
    proposals: () =>
      proposalsIn(state.git, (branch) =>
        pullsOf(state)
          .filter((item) => item.state === "open" && item.pull.head === branch)
          .map((item) => shownLabels(state, item).map(({ name }) => name)),
      ),
  };
}

async function post(
  answer: SmallHost["answer"],
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  await answer(new Request(`http://host.invalid${path}`, { method: "POST", headers, body: ISSUE }));
}

function proposalsIn(
  git: HostRepository,
  pullsOfBranch: (branch: string) => readonly (readonly string[])[],
): FoundProposal[] {
  return [...git.branches.keys()]
    .filter((branch) => branch.startsWith("comment/"))
    .map((branch) => ({ branch, pulls: pullsOfBranch(branch), files: git.files(branch) }));
}
