/** What GitLab refuses is told with what to do, and never with the token. */
import { expect, test } from "vitest";
import type { GitlabSettings } from "../../../git-hosts/gitlab/settings.ts";
import { HostProblem } from "../../../git-hosts/http/host-problem.ts";
import { LEVELS, TOKEN_USER } from "../../support/gitlab-server/gitlab-state.ts";
import { NAME, proposalNamed } from "../git-host.contract.ts";
import { type GitlabUnderTest, gitlabUnderTest, NOW } from "./gitlab-under-test.ts";

const proposal = proposalNamed(NAME);
const propose = ({ host }: GitlabUnderTest) => host.propose(proposal);
const publish = ({ host }: GitlabUnderTest) => host.publish(proposal);
const readMain = ({ host }: GitlabUnderTest) => host.readMain(["README.md"]);
const nothing = () => {};

interface Case {
  title: string;
  settings?: Partial<GitlabSettings>;
  prepare: (under: GitlabUnderTest) => unknown;
  act: (under: GitlabUnderTest) => Promise<unknown>;
  kind: string;
  message: RegExp;
}

const answering = (status: number, headers: Record<string, string>) => (under: GitlabUnderTest) => {
  under.server.meddle = () => new Response("Retry later\n", { status, headers });
};

const CASES: Case[] = [
  {
    title: "a wrong token",
    settings: { token: "glpat-wrong-and-secret" },
    prepare: nothing,
    act: propose,
    kind: "denied",
    message: /401: 401 Unauthorized\. The token is not valid/,
  },
  {
    title: "a token with other scopes",
    prepare: ({ server }) => {
      server.state.scopes = ["read_repository"];
    },
    act: propose,
    kind: "denied",
    message: /insufficient_scope.* It needs the scope api\./,
  },
  {
    title: "a user without the right",
    prepare: ({ server }) => server.state.members.set(TOKEN_USER, LEVELS.reporter),
    act: propose,
    kind: "denied",
    message: /403: 403 Forbidden/,
  },
  {
    title: "another project's path",
    settings: { project: "group/other" },
    prepare: nothing,
    act: propose,
    kind: "missing",
    message: /404 Project Not Found.* The project asked for is group\/other\./,
  },
  {
    title: "another project's path, when files are read",
    settings: { project: "group/other" },
    prepare: nothing,
    act: readMain,
    kind: "missing",
    message: /404 Project Not Found/,
  },
  {
    title: "a default branch that was renamed",
    prepare: ({ server: { state } }) => {
      state.repository.branches.set("trunk", state.repository.resolve("main") ?? "");
      state.repository.branches.delete("main");
      state.settings.default_branch = "trunk";
    },
    act: readMain,
    kind: "missing",
    message: /^group\/sub\/blog on GitLab has no branch "main"; its default branch is "trunk"\./,
  },
  {
    title: "a default branch that was renamed, when something is proposed",
    prepare: ({ server: { state } }) => state.repository.branches.delete("main"),
    act: propose,
    kind: "missing",
    message: /has no branch "main"/,
  },
  {
    title: "a protected main branch",
    prepare: ({ server }) => server.state.members.set(TOKEN_USER, LEVELS.developer),
    act: publish,
    kind: "denied",
    message:
      /not allowed to push into this branch.*Protected branches of group\/sub\/blog, let the token's user push to "main"/,
  },
  {
    title: "a protected branch of our own",
    prepare: ({ server: { state } }) => {
      state.members.set(TOKEN_USER, LEVELS.developer);
      state.protectedBranches.add(`comment/${NAME}`);
    },
    act: propose,
    kind: "denied",
    message: /or to comment\/\*/,
  },
  {
    title: "a project that has moved",
    prepare: answering(302, { location: "http://127.0.0.1:9/api/v4/projects/8" }),
    act: propose,
    kind: "missing",
    message: /302.*moved/,
  },
  {
    title: "a GitLab that is down",
    prepare: answering(503, {}),
    act: propose,
    kind: "down",
    message: /503/,
  },
];

test.each(CASES)(
  "Says what is wrong about $title",
  async ({ settings, prepare, act, kind, message }) => {
    const under = await gitlabUnderTest(settings);
    prepare(under);
    const problem = await act(under).then(
      () => null,
      (error: unknown) => error,
    );
    expect(problem).toBeInstanceOf(HostProblem);
    expect(problem).toMatchObject({ kind, message: expect.stringMatching(message) });
    expect(written(problem)).not.toContain(settings?.token ?? under.server.state.token);
  },
);

/** All that a log could hold of an error. */
function written(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.stack} ${JSON.stringify(error)} ${error.cause === undefined ? "" : written(error.cause)}`;
}

// https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers
test.each([
  ["Retry-After", { "retry-after": "7" }, 7_000],
  [
    "RateLimit-Reset",
    {
      date: new Date(NOW).toUTCString(),
      "ratelimit-remaining": "0",
      "ratelimit-reset": String(NOW / 1000 + 9),
    },
    9_000,
  ],
  ["nothing", {}, 60_000],
])("Waits as long as GitLab asks by %s", async (_, headers, retryAfterMs) => {
  const under = await gitlabUnderTest();
  answering(429, headers)(under);
  await expect(propose(under)).rejects.toMatchObject({ kind: "busy", status: 429, retryAfterMs });
});

test("Has been let wait, and goes on where it stopped", async () => {
  let now = 0;
  const under = await gitlabUnderTest({}, { stopwatch: () => now });
  under.server.meddle = ({ path }) =>
    path.endsWith("/merge_requests")
      ? new Response("Retry later\n", { status: 429, headers: { "retry-after": "1" } })
      : undefined;
  await expect(propose(under)).rejects.toMatchObject({ kind: "busy" });
  under.server.meddle = null;
  now = 1_000;
  await propose(under);
  expect(await under.host.stateOf(NAME)).toBe("open");
});
