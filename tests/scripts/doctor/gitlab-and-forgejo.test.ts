/** What the doctor says of a blog on GitLab and on Forgejo, one broken thing at a time. */
import { describe, expect, test } from "vitest";
import { type ForgejoServer, forgejoServer } from "../../support/forgejo-server/forgejo-server.ts";
import { FORGEJO_13, hookTo as forgejoHook } from "../../support/forgejo-server/state.ts";
import { type GitlabServer, gitlabServer } from "../../support/gitlab-server/gitlab-server.ts";
import {
  hookTo as gitlabHook,
  LEVELS,
  PROJECT_PATH,
  TOKEN_USER,
} from "../../support/gitlab-server/gitlab-state.ts";
import { writeFiles } from "../../support/temporary-folder.ts";
import { type Healthy, healthy, linesOf, setHost } from "./healthy-setup.ts";
import { type Broken, findsEach } from "./one-broken-thing.ts";

const wrongIn = async ({ setup }: Healthy) =>
  (await linesOf(setup)).filter(({ verdict }) => verdict === "wrong");

describe("On GitLab", () => {
  type OnGitlab = Healthy & { server: GitlabServer };

  async function onGitlab(): Promise<OnGitlab> {
    const server = await gitlabServer();
    const address = { address: server.url, repository: PROJECT_PATH, token: server.state.token };
    return { ...(await healthy({ kind: "gitlab", ...address })), server };
  }

  test("nothing is wrong where all is as it should be", async () => {
    expect(await wrongIn(await onGitlab())).toEqual([]);
  });

  const ROWS: Broken<OnGitlab>[] = [
    {
      what: "issues that are switched off",
      arrange: ({ server: { state } }) =>
        Object.assign(state.settings, { issues_access_level: "disabled" }),
      about: "repository",
      verdict: "wrong",
      says: /Issues are switched off/,
    },
    {
      what: "labels that cannot be read",
      arrange: ({ server }) => {
        server.meddle = ({ path }) =>
          path.includes("/labels") ? Response.json({ message: "403" }, { status: 403 }) : undefined;
      },
      about: "labels",
      verdict: "wrong",
      says: /cannot be read/,
    },
    {
      what: "no webhook",
      arrange: () => {},
      about: "webhook",
      verdict: "note",
      says: /No webhook/,
    },
    {
      what: "that webhooks cannot be seen",
      arrange: ({ server }) => server.state.members.set(TOKEN_USER, LEVELS.developer),
      about: "webhook",
      verdict: "note",
      says: /only a Maintainer/,
    },
    {
      what: "a webhook",
      arrange: ({ server, setup }) =>
        server.state.hooks.push(gitlabHook(`${setup.site.service}webhook`)),
      about: "webhook",
      verdict: "right",
      says: /is heard where it is signed/,
    },
    {
      what: "a token that is not valid",
      arrange: ({ server: { state } }) => Object.assign(state, { token: "glpat-other" }),
      about: "token",
      verdict: "wrong",
      says: /401/,
    },
    {
      what: "a token without the scope",
      arrange: ({ server: { state } }) => Object.assign(state, { scopes: ["read_api"] }),
      about: "token",
      verdict: "wrong",
      says: /and not api/,
    },
    {
      what: "a missing right",
      arrange: ({ server }) => server.state.members.set(TOKEN_USER, LEVELS.reporter),
      about: "rights",
      verdict: "wrong",
      says: /access level 20/,
    },
    {
      what: "a project that is not there",
      arrange: (tested) => setHost(tested, { repository: "group/other" }),
      about: "repository",
      verdict: "wrong",
      says: /404/,
    },
    {
      what: "a default branch that has another name now",
      arrange: ({ server: { state } }) => {
        state.repository.branches.set("trunk", state.repository.branches.get("main") ?? "");
        state.repository.branches.delete("main");
        state.settings.default_branch = "trunk";
      },
      about: "branch",
      verdict: "wrong",
      says: /the default branch is "trunk"/,
    },
    {
      what: "a branch that is protected from the token",
      arrange: ({ server }) => server.state.members.set(TOKEN_USER, LEVELS.developer),
      about: "branch",
      verdict: "note",
      says: /is protected/,
    },
    {
      what: "merging without a check",
      arrange: ({ server: { state } }) => {
        state.settings.only_allow_merge_if_pipeline_succeeds = false;
      },
      about: "checks",
      verdict: "note",
      says: /without a pipeline/,
    },
    {
      what: "a public project, and that it keeps what was rejected",
      arrange: ({ server: { state } }) => Object.assign(state.settings, { visibility: "public" }),
      about: "visibility",
      verdict: "note",
      says: /for ever/,
    },
    {
      what: "an address where nothing answers",
      arrange: (tested) => setHost(tested, { address: "http://127.0.0.1:1" }),
      about: "host",
      verdict: "wrong",
      says: /no whole answer/,
    },
    {
      what: "an address where something else answers",
      arrange: ({ server }) => {
        server.meddle = () => new Response("<h1>Hello</h1>");
      },
      about: "host",
      verdict: "wrong",
      says: /not JSON|no whole answer/,
    },
    {
      what: "no file that checks merge requests",
      arrange: ({ clone }) =>
        writeFiles(clone.folder, { ".gitlab-ci.yml": "# check-submission\n" }),
      about: "check-submission",
      verdict: "note",
      says: /Nothing in CI here/,
    },
    {
      what: "that included files cannot be looked into",
      arrange: ({ clone }) =>
        writeFiles(clone.folder, { ".gitlab-ci.yml": "include:\n  - local: ci/stet.yml\n" }),
      about: "check-submission",
      verdict: "note",
      says: /cannot be told/,
    },
  ];

  findsEach(ROWS, onGitlab);
});

describe("On Forgejo", () => {
  type OnForgejo = Healthy & { server: ForgejoServer };

  async function onForgejo(): Promise<OnForgejo> {
    const server = await forgejoServer(FORGEJO_13);
    const address = { address: server.url, repository: "ada/blog", token: server.token };
    return { ...(await healthy({ kind: "forgejo", ...address })), server };
  }

  test("nothing is wrong where all is as it should be", async () => {
    expect(await wrongIn(await onForgejo())).toEqual([]);
  });

  const ROWS: Broken<OnForgejo>[] = [
    {
      what: "issues that are turned off",
      arrange: ({ server: { state } }) => Object.assign(state, { takesIssues: false }),
      about: "repository",
      verdict: "wrong",
      says: /takes no issues/,
    },
    {
      what: "a token that is not valid",
      arrange: ({ server }) => server.state.tokens.clear(),
      about: "token",
      verdict: "wrong",
      says: /401/,
    },
    {
      what: "a token that does not tell whose it is",
      arrange: ({ server: { state } }) => Object.assign(state, { mayReadUser: false }),
      about: "token",
      verdict: "wrong",
      says: /anybody's issue could be taken for the notice/,
    },
    {
      what: "a missing right",
      arrange: ({ server }) => server.state.people.set("stet", "read"),
      about: "rights",
      verdict: "wrong",
      says: /may not write/,
    },
    {
      what: "a repository that is not there",
      arrange: (tested) => setHost(tested, { repository: "ada/bolg" }),
      about: "repository",
      verdict: "wrong",
      says: /404/,
    },
    {
      what: "an archived repository",
      arrange: ({ server: { state } }) => Object.assign(state, { isArchived: true }),
      about: "repository",
      verdict: "wrong",
      says: /archived/,
    },
    {
      what: "a default branch that has another name now",
      arrange: ({ server: { state } }) => {
        state.git.branches.set("trunk", state.git.resolve("main") ?? "");
        state.git.branches.delete("main");
        state.defaultBranch = "trunk";
      },
      about: "branch",
      verdict: "wrong",
      says: /its default branch is trunk/,
    },
    {
      what: "a branch that is protected from the token",
      arrange: ({ server: { state } }) => {
        state.people.set("stet", "write");
        state.protectedBranches.add("main");
      },
      about: "branch",
      verdict: "note",
      says: /main is protected/,
    },
    {
      what: "the check that is required",
      arrange: ({ server }) => server.state.requiredChecks.push("check-submission"),
      about: "checks",
      verdict: "right",
      says: /check-submission/,
    },
    {
      what: "a webhook",
      arrange: ({ server, setup }) =>
        server.state.hooks.push(forgejoHook(`${setup.site.service}webhook`)),
      about: "webhook",
      verdict: "right",
      says: /is heard where it is signed/,
    },
    {
      what: "no webhook",
      arrange: () => {},
      about: "webhook",
      verdict: "note",
      says: /No webhook/,
    },
    {
      what: "a public repository, and that it keeps what was rejected",
      arrange: () => {},
      about: "visibility",
      verdict: "note",
      says: /for ever/,
    },
    {
      what: "an address where nothing answers",
      arrange: (tested) => setHost(tested, { address: "http://127.0.0.1:1" }),
      about: "host",
      verdict: "wrong",
      says: /no whole answer/,
    },
  ];

  findsEach(ROWS, onForgejo);
});
