import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { GithubApp } from "../../../git-hosts/github/settings.ts";
import type { Finding } from "../../../git-hosts/reviews.ts";
import { ALL_RIGHTS } from "../../support/github-server/state.ts";
import { type GithubUnderTest, githubUnderTest, TOKEN } from "./github-under-test.ts";

const { publicKey, privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { format: "pem", type: "spki" },
  privateKeyEncoding: { format: "pem", type: "pkcs1" },
});
const APP: GithubApp = { appId: "815", installationId: null, privateKey };

async function examined({ host, server }: GithubUnderTest): Promise<readonly Finding[]> {
  const { git, issues } = server.state;
  const before = JSON.stringify([[...git.branches], issues]);
  const findings = (await host.reviews?.examine()) ?? [];
  expect(JSON.stringify([[...git.branches], issues])).toBe(before);
  expect(JSON.stringify(findings)).not.toContain(TOKEN);
  for (const { verdict, mend } of findings) expect(mend !== "").toBe(verdict !== "right");
  return findings;
}

const briefly = (findings: readonly Finding[]) =>
  findings.map(({ about, verdict }) => `${about}: ${verdict}`);

const DAY_MS = 24 * 60 * 60_000;
const endsIn = (days: number) => (tested: GithubUnderTest) => {
  const { state } = tested.server;
  const until = state.clock() + days * DAY_MS;
  state.tokens.set(TOKEN, { login: "stet-bot", rights: ALL_RIGHTS, until });
};

const withRights = (rights: Partial<typeof ALL_RIGHTS>) => (tested: GithubUnderTest) =>
  void tested.server.state.tokens.set(TOKEN, {
    login: "stet-bot",
    rights: { ...ALL_RIGHTS, ...rights },
    until: null,
  });

describe("an examination", () => {
  test("finds all right, and changes nothing", async () => {
    const tested = await githubUnderTest();
    tested.server.state.isPrivate = true;
    tested.server.state.rules = ["required_status_checks"];
    tested.server.state.requiredChecks = ["test", "check-submission"];
    expect(briefly(await examined(tested))).toEqual([
      "host: right",
      "token: right",
      "repository: right",
      "rights: right",
      "branch: right",
      "branch: note",
      "checks: right",
      "labels: right",
      "webhook: note",
      "visibility: right",
    ]);
  });

  test.each<[string, (tested: GithubUnderTest) => void, string, RegExp]>([
    [
      "a token that is not valid",
      ({ server }) => server.state.tokens.clear(),
      "token: wrong",
      /401/,
    ],
    [
      "a token that expires within a month",
      endsIn(29),
      "token: note",
      /expires on 2026-06-26 19:14:03 UTC/,
    ],
    ["a token that has expired", endsIn(-1), "token: wrong", /401.* expired/],
    ["no right to contents", withRights({ contents: "read" }), "rights: wrong", /: Contents\.$/],
    [
      "no right to pull requests and issues",
      withRights({ pull_requests: "read", issues: "none" }),
      "rights: wrong",
      /: Pull requests, Issues\.$/,
    ],
    [
      "a user who may only read",
      ({ server }) => void server.state.people.set("stet-bot", "read"),
      "rights: wrong",
      /may only read/,
    ],
    [
      "a repository that moved",
      ({ server: { state } }) => {
        state.formerNames.push(state.name);
        state.name = "journal";
      },
      "repository: wrong",
      /has moved/,
    ],
    [
      "a repository that is archived",
      ({ server: { state } }) => {
        state.isArchived = true;
      },
      "repository: wrong",
      /archived/,
    ],
    [
      "issues that are turned off",
      ({ server: { state } }) => {
        state.hasIssues = false;
      },
      "repository: wrong",
      /no notice/,
    ],
    [
      "another default branch",
      ({ server: { state } }) => {
        state.git.branches.set("trunk", state.git.branches.get("main") ?? "");
        state.defaultBranch = "trunk";
      },
      "branch: note",
      /default branch is trunk/,
    ],
    [
      "no such branch",
      ({ server: { state } }) => void state.git.branches.delete("main"),
      "branch: wrong",
      /no branch main/,
    ],
    [
      "rules that stop what is published",
      ({ server: { state } }) => {
        state.rules = ["pull_request", "required_signatures", "pull_request"];
      },
      "branch: note",
      /protected \(pull_request, required_signatures\)/,
    ],
    [
      "protection of the older kind, or rules that do not matter",
      ({ server: { state } }) => {
        state.rules = ["deletion"];
      },
      "branch: note",
      /main is protected: /,
    ],
    ["no check before merging", () => {}, "checks: note", /No rule/],
    ["a public repository", () => {}, "visibility: note", /for ever/],
    [
      "a limit that is reached",
      ({ server }) => {
        server.interfere = () => new Response(null, { status: 429 });
      },
      "host: note",
      /429/,
    ],
    [
      "a host that is down",
      ({ server }) => server.breakAt({ request: 1, when: "before" }),
      "host: wrong",
      /no whole answer/,
    ],
  ])("finds %s", async (_, happen, finding, says) => {
    const tested = await githubUnderTest();
    happen(tested);
    const findings = await examined(tested);
    expect(briefly(findings)).toContain(finding);
    const found = findings.find(({ about, verdict, says: text }) =>
      says.test(text) ? `${about}: ${verdict}` === finding : false,
    );
    expect(found?.says).toMatch(says);
    expect(found?.mend).not.toBe("");
  });

  test("does not speak of a token that lasts for more than a month", async () => {
    const tested = await githubUnderTest();
    endsIn(31)(tested);
    const about = briefly(await examined(tested)).filter((line) => line.startsWith("token"));
    expect(about).toEqual(["token: right"]);
  });

  test("does not speak of the token of a GitHub App, which ends every hour", async () => {
    const tested = await githubUnderTest({ credentials: APP });
    tested.server.state.app = { id: "815", installation: 42, publicKey, rights: ALL_RIGHTS };
    expect(briefly(await examined(tested))).not.toContain("token: note");
  });

  test("finds that there is no such repository", async () => {
    const { restart } = await githubUnderTest();
    const findings = (await restart({ repository: "other" }).reviews?.examine()) ?? [];
    expect(briefly(findings)).toEqual(["host: right", "token: right", "repository: wrong"]);
  });

  test.each<[string, Partial<typeof APP>, Partial<typeof ALL_RIGHTS>, string]>([
    ["that a GitHub App may do all", {}, {}, "rights: right"],
    ["what a GitHub App may not do", {}, { issues: "read" }, "rights: wrong"],
    ["a wrong id of a GitHub App", { appId: "1" }, {}, "token: wrong"],
    ["a key that is none", { privateKey: "key" }, {}, "token: wrong"],
    ["an installation that is none", { installationId: 43 }, {}, "token: wrong"],
  ])("finds %s", async (_, app, rights, finding) => {
    const tested = await githubUnderTest({ credentials: { ...APP, ...app } });
    const granted = { ...ALL_RIGHTS, ...rights };
    tested.server.state.app = { id: "815", installation: 42, publicKey, rights: granted };
    tested.server.state.people.set("stet-app[bot]", "write");
    expect(briefly(await examined(tested))).toContain(finding);
  });
});
