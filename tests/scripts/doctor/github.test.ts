/** What the doctor says of a blog on GitHub, one broken thing at a time. */
import { generateKeyPairSync } from "node:crypto";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type GithubServer, githubServer } from "../../support/github-server/github-server.ts";
import { ALL_RIGHTS } from "../../support/github-server/state.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { type Healthy, healthy, linesOf, setHost } from "./healthy-setup.ts";
import { type Broken, findsEach } from "./one-broken-thing.ts";

interface OnGithub extends Healthy {
  server: GithubServer;
}

async function onGithub(): Promise<OnGithub> {
  const server = await githubServer(Date.now);
  const address = { address: server.url, repository: "octo-org/blog", token: "t0ken" };
  return { ...(await healthy({ kind: "github", ...address })), server };
}

test("Nothing is wrong where all is as it should be, and all has been looked at", async () => {
  const lines = await linesOf((await onGithub()).setup);
  expect(lines.filter(({ verdict }) => verdict === "wrong")).toEqual([]);
  expect([...new Set(lines.map(({ about }) => about))].join(" ")).toBe(
    "node git settings repository remote host token rights branch checks labels webhook visibility " +
      "check-submission merge site site-index commenters " +
      "service-address service service-site service-settings",
  );
});

const rights = (differs: Partial<typeof ALL_RIGHTS>) => (tested: OnGithub) =>
  void tested.server.state.tokens.set("t0ken", {
    login: "stet-bot",
    rights: { ...ALL_RIGHTS, ...differs },
    until: null,
  });

const ROWS: Broken<OnGithub>[] = [
  {
    what: "issues that are turned off",
    arrange: ({ server: { state } }) => Object.assign(state, { hasIssues: false }),
    about: "repository",
    verdict: "wrong",
    says: /no notice/,
  },
  {
    what: "labels that cannot be read",
    arrange: rights({ issues: "none", pull_requests: "none" }),
    about: "labels",
    verdict: "wrong",
    says: /cannot be read/,
    besides: ["rights"],
  },
  {
    what: "a token that is not valid",
    arrange: ({ server }) => server.state.tokens.clear(),
    about: "token",
    verdict: "wrong",
    says: /401/,
  },
  {
    what: "no token",
    arrange: ({ setup }) => delete setup.environment.STET_TOKEN,
    about: "credentials",
    verdict: "wrong",
    says: /STET_TOKEN is missing/,
  },
  {
    what: "a token with a line break in it",
    arrange: ({ setup }) => Object.assign(setup.environment, { STET_TOKEN: "t0k\nen" }),
    about: "credentials",
    verdict: "wrong",
    says: /what no token has/,
  },
  {
    what: "a host that repeats the token, without repeating it",
    arrange: ({ server }) => {
      server.interfere = () => Response.json({ message: "No: t0ken" }, { status: 401 });
    },
    about: "token",
    verdict: "wrong",
    says: /No: …/,
  },
  {
    what: "a missing right",
    arrange: rights({ pull_requests: "read" }),
    about: "rights",
    verdict: "wrong",
    says: /may not write: Pull requests/,
  },
  {
    what: "a repository that is not there",
    arrange: ({ server: { state } }) => Object.assign(state, { name: "journal" }),
    about: "repository",
    verdict: "wrong",
    says: /is not there, or the token may not see it/,
  },
  {
    what: "a repository that moved",
    arrange: ({ server: { state } }) => {
      state.formerNames.push(state.name);
      state.name = "journal";
    },
    about: "repository",
    verdict: "wrong",
    says: /has moved/,
  },
  {
    what: "a default branch that has another name now",
    arrange: ({ server: { state } }) => {
      state.git.branches.set("trunk", state.git.branches.get("main") ?? "");
      state.git.branches.delete("main");
      state.defaultBranch = "trunk";
    },
    about: "branch",
    verdict: "wrong",
    says: /no branch main/,
  },
  {
    what: "a protected branch",
    arrange: ({ server: { state } }) => void state.rules.push("pull_request"),
    about: "branch",
    verdict: "note",
    says: /main is protected/,
  },
  {
    what: "the check that is required",
    arrange: ({ server: { state } }) => {
      state.rules.push("required_status_checks");
      state.requiredChecks.push("check-submission");
    },
    about: "checks",
    verdict: "right",
    says: /before they are merged: check-submission/,
  },
  {
    what: "a public repository, and that it keeps what was rejected",
    arrange: () => {},
    about: "visibility",
    verdict: "note",
    says: /for ever/,
  },
  {
    what: "a private repository",
    arrange: ({ server: { state } }) => Object.assign(state, { isPrivate: true }),
    about: "visibility",
    verdict: "right",
    says: /is private/,
  },
  {
    what: "a host that is down",
    arrange: ({ server }) => {
      server.interfere = () => new Response(null, { status: 502 });
    },
    about: "host",
    verdict: "wrong",
    says: /502/,
  },
  {
    what: "an address where nothing answers",
    arrange: (tested) => setHost(tested, { address: "http://127.0.0.1:1" }),
    about: "host",
    verdict: "wrong",
    says: /no whole answer/,
  },
  {
    what: "a limit that is reached",
    arrange: ({ server }) => {
      server.interfere = () => new Response(null, { status: 429 });
    },
    about: "host",
    verdict: "note",
    says: /429/,
  },
  {
    what: "no file that checks pull requests",
    arrange: ({ clone }) => clone.git("clean", "-qfdx"),
    about: "check-submission",
    verdict: "note",
    says: /Nothing in CI here checks pull requests/,
  },
  {
    what: "a remote that is another repository",
    arrange: (tested) => {
      setHost(tested, { repository: "octo-org/journal" });
      tested.server.state.name = "journal";
    },
    about: "remote",
    verdict: "note",
    says: /gitHost\.repository is octo-org\/journal/,
  },
  {
    what: "no remote to moderate",
    arrange: (tested) => setHost(tested, { remote: null }),
    about: "remote",
    verdict: "note",
    says: /finds nothing of what is proposed/,
  },
];

findsEach(ROWS, onGithub);

describe("With a GitHub App", () => {
  const pair = () =>
    generateKeyPairSync("rsa", {
      modulusLength: 2048,
      publicKeyEncoding: { format: "pem", type: "spki" },
      privateKeyEncoding: { format: "pem", type: "pkcs1" },
    });
  const { publicKey, privateKey } = pair();

  async function asApp(): Promise<OnGithub> {
    const tested = await onGithub();
    const { state } = tested.server;
    state.app = { id: "815", installation: 42, publicKey, rights: ALL_RIGHTS };
    state.people.set("stet-app[bot]", "write");
    const folder = temporaryFolder({ "app.pem": privateKey, "other.pem": pair().privateKey });
    const { environment } = tested.setup;
    delete environment.STET_TOKEN;
    Object.assign(environment, { STET_APP_ID: "815", STET_APP_KEY: join(folder, "app.pem") });
    return tested;
  }

  const APP_ROWS: Broken<OnGithub>[] = [
    {
      what: "that it may do all",
      arrange: () => {},
      about: "rights",
      verdict: "right",
      says: /The GitHub App may write/,
    },
    {
      what: "the key of another app",
      arrange: ({ setup: { environment } }) => {
        environment.STET_APP_KEY = environment.STET_APP_KEY?.replace("app.pem", "other.pem");
      },
      about: "token",
      verdict: "wrong",
      says: /private key is one of this app's/,
    },
    {
      what: "a key that cannot be read",
      arrange: ({ setup: { environment } }) => {
        environment.STET_APP_KEY = "/nowhere/app.pem";
      },
      about: "credentials",
      verdict: "wrong",
      says: /cannot be read/,
    },
    {
      what: "no key",
      arrange: ({ setup }) => delete setup.environment.STET_APP_KEY,
      about: "credentials",
      verdict: "wrong",
      says: /STET_APP_KEY is missing/,
    },
    {
      what: "an installation that it has not",
      arrange: ({ setup: { environment } }) => {
        // Of another repository than that of the settings.
        environment.STET_APP_INSTALLATION = "43";
      },
      about: "token",
      verdict: "wrong",
      says: /has no installation 43/,
    },
    {
      what: "what it may not do",
      arrange: ({ server: { state } }) => {
        if (state.app) state.app = { ...state.app, rights: { ...ALL_RIGHTS, issues: "read" } };
      },
      about: "rights",
      verdict: "wrong",
      says: /may not write: Issues/,
    },
  ];

  findsEach(APP_ROWS, asApp);
});
