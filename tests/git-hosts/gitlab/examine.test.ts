/** What `npm run doctor` hears of a GitLab. */
import { expect, test } from "vitest";
import type { GitlabSettings } from "../../../git-hosts/gitlab/settings.ts";
import {
  hookTo,
  LEVELS,
  type StoredHook,
  TOKEN_USER,
} from "../../support/gitlab-server/gitlab-state.ts";
import { type GitlabUnderTest, gitlabUnderTest } from "./gitlab-under-test.ts";

const WEBHOOK = "https://comments.user.example/webhook";

const briefly = async ({ host }: GitlabUnderTest) =>
  (await host.reviews?.examine(WEBHOOK))?.map(({ about, verdict }) => `${about} ${verdict}`);

const RIGHT = [
  "host right",
  "token right",
  "repository right",
  "branch right",
  "pull-requests right",
  "checks right",
  "visibility right",
  "rights right",
  "labels right",
  "webhook right",
];

test("All is right, nothing was changed, and nothing is to be mended", async () => {
  const under = await gitlabUnderTest();
  under.server.state.hooks.push(hookTo(WEBHOOK));
  const findings = await under.host.reviews?.examine(WEBHOOK);
  expect(findings?.map(({ about, verdict }) => `${about} ${verdict}`)).toEqual(RIGHT);
  expect(findings?.filter(({ mend }) => mend !== "")).toEqual([]);
  expect(under.server.requests.filter(({ method }) => method !== "GET")).toEqual([]);
});

const set = (name: string, value: unknown) => (under: GitlabUnderTest) => {
  under.server.state.settings[name] = value;
};

const FINDINGS: [string, (under: GitlabUnderTest) => unknown, string, RegExp][] = [
  ["an archived project", set("archived", true), "repository wrong", /archived/],
  [
    "merge requests that are off",
    set("merge_requests_access_level", "disabled"),
    "pull-requests wrong",
    /switched off/,
  ],
  ["issues that are off", set("issues_access_level", "disabled"), "repository wrong", /notice/],
  ["fast-forward merges", set("merge_method", "ff"), "pull-requests note", /rebased/],
  [
    "pipelines that need not succeed",
    set("only_allow_merge_if_pipeline_succeeds", false),
    "checks note",
    /without a pipeline/,
  ],
  ["a public project", set("visibility", "public"), "visibility note", /everybody/],
  ["another default branch", set("default_branch", "trunk"), "branch note", /"trunk"/],
  [
    "a missing branch",
    ({ server }) => server.state.repository.branches.delete("main"),
    "branch wrong",
    /no branch "main"; the default branch is "main"/,
  ],
  [
    "a protected branch",
    ({ server }) => server.state.members.set(TOKEN_USER, LEVELS.developer),
    "branch note",
    /without approval/,
  ],
  [
    "a user without the right",
    ({ server }) => server.state.members.set(TOKEN_USER, LEVELS.reporter),
    "rights wrong",
    /level 20, and needs 30/,
  ],
  [
    "a token that expires within a month",
    ({ server }) => {
      server.state.expiresAt = "2026-06-20";
    },
    "token note",
    /expires on 2026-06-20/,
  ],
];

test.each(FINDINGS)("Tells of %s", async (_, prepare, finding, says) => {
  const under = await gitlabUnderTest();
  prepare(under);
  const findings = (await under.host.reviews?.examine(WEBHOOK)) ?? [];
  const found = findings.find(({ about, verdict }) => `${about} ${verdict}` === finding);
  expect(found).toMatchObject({ says: expect.stringMatching(says) });
  expect(found?.mend).not.toBe("");
});

const HOOKS: [string, Partial<StoredHook>, RegExp][] = [
  ["all of it is right", { alert_status: "executable" }, /^right: A webhook tells/],
  [
    "it tells of merge requests only",
    { note_events: false, issues_events: false },
    /^wrong: .*: Comments, Issues events\./,
  ],
  ["it tells of no merge requests", { merge_requests_events: false }, /^wrong: .*: Merge request/],
  ["it failed too often", { alert_status: "disabled" }, /^wrong: .*sends nothing to it/],
  ["it goes elsewhere", { url: "https://old.example/webhook" }, /^note: No webhook goes to/],
  ["it goes astray", { url: "https://comments.user.example/" }, /^wrong: .*are heard at/],
];

test.each(HOOKS)("Of a webhook it says that %s", async (_, differs, expected) => {
  const under = await gitlabUnderTest();
  under.server.state.hooks.push({ ...hookTo(WEBHOOK), ...differs });
  const findings = (await under.host.reviews?.examine(WEBHOOK)) ?? [];
  const said = findings.filter(({ about }) => about === "webhook");
  expect(said.map(({ verdict, says }) => `${verdict}: ${says}`)).toEqual([
    expect.stringMatching(expected),
  ]);
  for (const { verdict, mend } of said) expect(mend !== "").toBe(verdict !== "right");
});

const SPAM_NOTICE = {
  ...{ iid: 1, title: "Suspected spam", description: "", state: "opened" as const },
  ...{ labels: ["suspected-spam"], author: TOKEN_USER },
};

test.each([
  ["as it is", {}, /^right/],
  [
    "made confidential",
    { isConfidential: true },
    /: Confidential comments, Confidential issues events\./,
  ],
  ["made confidential and closed", { isConfidential: true, state: "closed" as const }, /^right/],
  ["of somebody else, confidential", { isConfidential: true, author: 99 }, /^right/],
])("With a notice %s a webhook must tell of it", async (_, differs, expected) => {
  const under = await gitlabUnderTest();
  const { state } = under.server;
  state.issues.push({ ...SPAM_NOTICE, ...differs });
  const hook = hookTo(WEBHOOK);
  state.hooks.push({ ...hook, confidential_note_events: null, confidential_issues_events: false });
  const said = (await under.host.reviews?.examine(WEBHOOK)) ?? [];
  expect(
    said.flatMap(({ about, verdict, says }) => (about === "webhook" ? `${verdict}: ${says}` : [])),
  ).toEqual([expect.stringMatching(expected)]);
});

test("Who may not see webhooks is told which role may", async () => {
  const under = await gitlabUnderTest();
  under.server.state.members.set(TOKEN_USER, LEVELS.developer);
  const said = (await under.host.reviews?.examine(WEBHOOK)) ?? [];
  const webhook = said.find(({ about }) => about === "webhook");
  expect(webhook).toMatchObject({ verdict: "note", mend: expect.stringContaining("Maintainer") });
});

test("A token that lasts is not spoken of", async () => {
  const under = await gitlabUnderTest();
  under.server.state.hooks.push(hookTo(WEBHOOK));
  under.server.state.expiresAt = "2027-05-01";
  expect(await briefly(under)).toEqual(RIGHT);
});

test("A GitLab that tells nothing of tokens is examined all the same", async () => {
  const under = await gitlabUnderTest();
  under.server.meddle = ({ path }) =>
    path.endsWith("/self") ? Response.json({ error: "404 Not Found" }, { status: 404 }) : undefined;
  expect(await briefly(under)).toEqual([
    "host right",
    "token note",
    "repository right",
    "branch right",
    "pull-requests right",
    "checks right",
    "visibility right",
    "labels right",
    "webhook note",
  ]);
});

const ENDS: [string, Partial<GitlabSettings>, (under: GitlabUnderTest) => unknown, string[]][] = [
  ["a wrong token", { token: "glpat-wrong" }, () => {}, ["token wrong"]],
  ["no such host", { baseUrl: "http://127.0.0.1:1" }, () => {}, ["host wrong"]],
  [
    "something that is no GitLab",
    {},
    ({ server }) => {
      server.meddle = () => new Response("<html>Hello</html>");
    },
    ["host wrong"],
  ],
  [
    "a token without the scope",
    {},
    ({ server }) => {
      server.state.scopes = ["read_api"];
    },
    ["host right", "token wrong"],
  ],
  [
    "no such project",
    { project: "group/other" },
    () => {},
    ["host right", "token right", "repository wrong"],
  ],
];

test.each(ENDS)("Ends with %s", async (_, settings, prepare, expected) => {
  const under = await gitlabUnderTest(settings);
  prepare(under);
  expect(await briefly(under)).toEqual(expected);
});
