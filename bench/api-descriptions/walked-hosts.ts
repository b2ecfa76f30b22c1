/** The small hosts, each with hands on its pages: which of them a description is about. */
import { generateKeyPairSync } from "node:crypto";
import type { GitHost } from "../../git-hosts/git-host.ts";
import { github } from "../../git-hosts/github/github.ts";
import type { HostTools } from "../../git-hosts/http/host-tools.ts";
import { branchOf } from "../../git-hosts/proposal-name.ts";
import { pullsOf } from "../../tests/support/forgejo-server/pulls.ts";
import {
  type Flavour,
  FORGEJO_13,
  GITEA_1_15,
  GITEA_1_25,
  GITEA_1_26,
  newState,
} from "../../tests/support/forgejo-server/state.ts";
import { USUAL_LIMITS } from "../../tests/support/github-server/limits.ts";
import { peopleOn } from "../../tests/support/github-server/people.ts";
import { ALL_RIGHTS, newGithubState } from "../../tests/support/github-server/state.ts";
import { newGitlabState, STRANGER } from "../../tests/support/gitlab-server/gitlab-state.ts";
import { close } from "../../tests/support/gitlab-server/merge-request-acts.ts";
import type { HostRepository } from "../../tests/support/host-repository/host-repository.ts";
import { forgejoOn, githubOn, gitlabOn, type SmallHost } from "../hosts/small-hosts.ts";
import type { Description } from "./description.ts";
import type { People } from "./walk.ts";

export interface WalkedHost {
  answer: SmallHost["answer"];
  people: People;
  connect: (address: string, tools: HostTools) => GitHost;
}

type NewWalkedHost = (clock: () => number) => WalkedHost;

/** Each with a name; throws where the description is of no host that is known here. */
export function hostsOf(description: Description): [name: string, host: NewWalkedHost][] {
  const { title } = description;
  if (/github/i.test(title))
    return [
      ["GitHub", githubWithToken],
      ["GitHub App", githubAsApp],
    ];
  if (/gitlab/i.test(title)) return [["GitLab", gitlab]];
  if (!/gitea|forgejo/i.test(title)) throw new Error(`"${title}" is no host that Stet knows.`);
  const isNew = description.operation("POST", "/api/v1/repos/ada/blog/contents") !== null;
  if (!isNew) return [["Gitea 1.15", forgejo(GITEA_1_15)]];
  return [
    ["Gitea 1.25", forgejo(GITEA_1_25)],
    ["Gitea 1.26", forgejo(GITEA_1_26)],
    ["Forgejo 13", forgejo(FORGEJO_13)],
  ];
}

const githubWithToken: NewWalkedHost = (clock) => {
  const state = newGithubState(clock);
  const { answer, connect } = githubOn(state, USUAL_LIMITS);
  return { answer, connect, people: githubPeople(state) };
};

const githubAsApp: NewWalkedHost = (clock) => {
  const state = newGithubState(clock);
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const publicKey = keys.publicKey.export({ format: "pem", type: "spki" }).toString();
  const privateKey = keys.privateKey.export({ format: "pem", type: "pkcs8" }).toString();
  state.app = { id: "815", installation: 42, publicKey, rights: ALL_RIGHTS };
  const { owner, name: repository } = state;
  const credentials = { appId: "815", installationId: null, privateKey };
  return {
    answer: githubOn(state, USUAL_LIMITS).answer,
    people: githubPeople(state),
    connect: (baseUrl, tools) =>
      github({ baseUrl, owner, repository, branch: "main", credentials }, tools),
  };
};

function githubPeople(state: ReturnType<typeof newGithubState>): People {
  const { remark, close: closePull, commitOnMain } = peopleOn(state);
  return {
    remark: (name) => {
      remark(name, "drop 1", "stranger");
      // Whoever is a member may or may not write: that is asked for.
      remark(name, "drop 1", "writer");
    },
    closePull,
    commitOnMain,
  };
}

const gitlab: NewWalkedHost = () => {
  const state = newGitlabState();
  const { answer, connect } = gitlabOn(state);
  const request = (name: string) => {
    const found = state.mergeRequests.find((one) => one.sourceBranch === branchOf(name));
    if (found === undefined) throw new Error(`There is no merge request of ${name}.`);
    return found;
  };
  return {
    answer,
    connect,
    people: {
      remark: (name) =>
        void request(name).notes.push({ body: "drop 1", author: STRANGER, system: false }),
      closePull: (name) => close(state, request(name)),
      commitOnMain: committerOn(state.repository),
    },
  };
};

function forgejo(flavour: Flavour): NewWalkedHost {
  return () => {
    const state = newState(flavour);
    const { answer, connect } = forgejoOn(state);
    const pull = (name: string) => {
      const found = pullsOf(state).find((item) => item.pull.head === branchOf(name));
      if (found === undefined) throw new Error(`There is no pull request of ${name}.`);
      return found;
    };
    return {
      answer,
      connect,
      people: {
        remark: (name) => void pull(name).remarks.push({ login: "mallory", body: "drop 1" }),
        closePull: (name) => {
          pull(name).state = "closed";
        },
        commitOnMain: committerOn(state.git),
      },
    };
  };
}

function committerOn(git: HostRepository): People["commitOnMain"] {
  const author = { name: "Ada", email: "ada@example.org" };
  return (path, content) =>
    void git.commitOn("main", { [path]: content }, { message: "Change\n", author });
}
