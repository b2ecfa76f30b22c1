import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { GithubApp } from "../../../git-hosts/github/settings.ts";
import type { Finding } from "../../../git-hosts/reviews.ts";
import { appHookTo, type Hook, hookTo } from "../../support/github-server/hooks.ts";
import { ALL_RIGHTS } from "../../support/github-server/state.ts";
import { type GithubUnderTest, githubUnderTest, TOKEN } from "./github-under-test.ts";

const { publicKey, privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { format: "pem", type: "spki" },
  privateKeyEncoding: { format: "pem", type: "pkcs1" },
});
const WEBHOOK = "https://comments.user.example/webhook";
const APP: GithubApp = { appId: "815", installationId: null, privateKey };

async function examined({ host, server }: GithubUnderTest): Promise<readonly Finding[]> {
  const { git, issues } = server.state;
  const before = JSON.stringify([[...git.branches], issues]);
  const findings = (await host.reviews?.examine(WEBHOOK)) ?? [];
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
    tested.server.state.hooks?.push(hookTo(WEBHOOK));
    expect(briefly(await examined(tested))).toEqual([
      "host: right",
      "token: right",
      "repository: right",
      "rights: right",
      "branch: right",
      "branch: note",
      "checks: right",
      "labels: right",
      "webhook: right",
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
    const findings = (await restart({ repository: "other" }).reviews?.examine(WEBHOOK)) ?? [];
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

/** What is said of webhooks, each with its verdict. */
const onWebhooks = async (tested: GithubUnderTest) =>
  (await examined(tested))
    .filter(({ about }) => about === "webhook")
    .map(({ verdict, says }) => `${verdict}: ${says}`);

const lastResponse = (code: number | null, message: string | null) => ({
  last_response: { code, status: null, message },
});

describe("a webhook of the repository", () => {
  test.each<[string, Partial<Hook>, RegExp[]]>([
    ["is as it should be", {}, [/^right: A webhook tells https:\/\/comments/]],
    ["tells of everything", { events: ["*"] }, [/^right/]],
    [
      "tells of pull requests only",
      { events: ["push", "pull_request"] },
      [/^wrong: .*: Issue comments, Issues\. That is seen up to a quarter of an hour later/],
    ],
    ["is switched off", { active: false }, [/^wrong: .* is switched off/]],
    [
      "sends forms, unsigned",
      { config: { url: WEBHOOK, content_type: "form" } },
      [/^wrong: .* sends forms/, /^wrong: .* has no secret/],
    ],
    ["failed the last time", lastResponse(404, "Invalid"), [/^wrong: .*last time: 404, Invalid/]],
    ["did not reach anybody", lastResponse(502, null), [/^wrong: .*the last time: 502/]],
    ["was sent again by hand", lastResponse(409, "Conflict"), [/^right/]],
    ["was heard", lastResponse(202, "OK"), [/^right/]],
    [
      "goes to another path of the service",
      { config: { ...hookTo(`${WEBHOOK}/`).config } },
      [/^wrong: .*another path of https:\S+, and webhooks are heard at \S+\/webhook$/],
    ],
  ])("%s", async (_, differs, expected) => {
    const tested = await githubUnderTest();
    tested.server.state.hooks?.push({ ...hookTo(WEBHOOK), ...differs });
    const said = await onWebhooks(tested);
    expect(said).toEqual(expected.map((each) => expect.stringMatching(each)));
  });

  test("cannot be seen, and is told by which right it can", async () => {
    const tested = await githubUnderTest();
    tested.server.state.hooks = null;
    const said = (await examined(tested)).filter(({ about }) => about === "webhook");
    expect(said).toMatchObject([{ mend: expect.stringContaining("Webhooks, Read-only") }]);
  });

  test("is none of the service's where it goes elsewhere, and keeps its secrets", async () => {
    const tested = await githubUnderTest();
    tested.server.state.hooks?.push(
      hookTo("https://chat.example/hooks/s3cret?key=s3cret"),
      hookTo("https://old.user.example/webhook"),
    );
    const [said] = await onWebhooks(tested);
    expect(said).toMatch(/^note: No webhook goes to https:\/\/comments\.user\.example\/webhook\./);
    expect(said).toContain(" https://chat.example, https://old.user.example.");
  });
});

describe("the webhook of a GitHub App", () => {
  const asApp = async (hook: ReturnType<typeof appHookTo> | null) => {
    const tested = await githubUnderTest({ credentials: APP });
    const { state } = tested.server;
    const app = { id: "815", installation: 42, publicKey, rights: ALL_RIGHTS };
    state.app = hook === null ? app : { ...app, hook };
    state.hooks = null;
    return tested;
  };

  test.each<[string, Partial<ReturnType<typeof appHookTo>>, RegExp]>([
    ["is as it should be", {}, /^right/],
    ["does not tell of remarks", { events: ["pull_request", "issues"] }, /: Issue comments\./],
    ["has no secret", { config: { url: WEBHOOK, content_type: "json" } }, /has no secret/],
    [
      "failed the last time",
      { deliveries: [{ status: "failed to connect", status_code: 502 }] },
      /last time: 502, failed to connect/,
    ],
    ["goes elsewhere", { config: hookTo("https://old.example/webhook").config }, /^note: .*old/],
  ])("%s", async (_, differs, expected) => {
    const said = await onWebhooks(await asApp({ ...appHookTo(WEBHOOK), ...differs }));
    expect(said).toEqual([expect.stringMatching(expected)]);
  });

  test("is not there, and those of the repository cannot be seen", async () => {
    const said = await onWebhooks(await asApp(null));
    expect(said).toEqual([expect.stringMatching(/^note: Webhooks .* may not see/)]);
  });
});
