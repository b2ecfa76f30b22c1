/** The git host GitHub before a GitHub of the tests' own, with hands on both sides. */
import { github } from "../../../git-hosts/github/github.ts";
import type { GithubSettings } from "../../../git-hosts/github/settings.ts";
import { branchOf, nameOfBranch } from "../../../git-hosts/proposal-name.ts";
import { type GithubServer, githubServer } from "../../support/github-server/github-server.ts";
import { type People, peopleOn } from "../../support/github-server/people.ts";
import { touch } from "../../support/github-server/state.ts";
import { historyOf } from "../../support/host-repository/history.ts";
import type { ReviewedHostUnderTest } from "../reviewed-host.ts";

export interface GithubUnderTest extends ReviewedHostUnderTest {
  server: GithubServer;
  people: People;
  /** Another one that knows nothing of the first, as after a restart. */
  restart: (over?: Partial<GithubSettings>) => ReviewedHostUnderTest["host"];
  /** Lets time pass, for GitHub as for us. */
  pass: (milliseconds: number) => void;
}

const BY = { message: "Edit\n", author: { name: "Mo", email: "mo@example.org" } };

export const TOKEN = "t0ken";

export async function githubUnderTest(
  over: Partial<GithubSettings> = {},
  time: () => number = () => Date.parse("2026-05-28T19:14:03Z"),
): Promise<GithubUnderTest> {
  let passed = 0;
  const clock = () => time() + passed;
  const server = await githubServer(clock);
  const { state } = server;
  const people = peopleOn(state);
  const restart = (more: Partial<GithubSettings> = {}) => {
    const { owner, name: repository } = state;
    const found = { baseUrl: server.url, owner, repository, branch: "main" };
    const settings = { ...found, credentials: { token: TOKEN }, ...over, ...more };
    return github(settings, { clock, stopwatch: clock });
  };

  return {
    server,
    people,
    restart,
    pass: (milliseconds) => {
      passed += milliseconds;
    },
    host: restart(),
    moderator: {
      approve: async (name) => people.approve(name),
      refuse: async (name, refusal) =>
        refusal === "spam" ? people.closeAsSpam(name) : people.close(name),
    },
    filesOf: (name) => state.git.files(branchOf(name)),
    openNames: () =>
      state.issues.flatMap(({ state: is, pull }) =>
        is === "open" && pull !== null ? (nameOfBranch(pull.head) ?? []) : [],
      ),
    commitsOnMain: () => historyOf(state.git.objects, state.git.resolve("main") ?? "").length,
    reviewer: {
      remark: people.remark,
      label: (name, label) => void people.pullOf(name).labels.push(label),
      setBody: (name, body) => {
        const issue = people.pullOf(name);
        issue.body = body;
        touch(state, issue);
      },
      pullRequest: (name) => {
        const { title, body, labels } = people.pullOf(name);
        return { title, body: body ?? "", labels };
      },
      countPullRequests: (name) => people.pullsOf(name).length,
      close: people.close,
      reopen: people.reopen,
      deleteBranch: people.deleteBranch,
      branches: () => [...state.git.branches.keys()],
      makeBranch: (branch) => state.git.branches.set(branch, state.git.resolve("main") ?? ""),
      commitOnMain: people.commitOnMain,
      commitOnProposal: (name, path, content) =>
        state.git.commitOn(branchOf(name), { [path]: content }, BY),
      beforeRequests: (act) => {
        server.interfere = async ({ method, url }) => {
          await act(method, new URL(url).pathname);
          return null;
        };
      },
      openNotices: (label) =>
        state.issues
          .filter((issue) => issue.state === "open" && issue.labels.includes(label))
          .map(({ title, body }) => ({ title, body: body ?? "" })),
      openIssue: people.openIssue,
      committer: (name) => {
        const commit = state.git.objects.commit(state.git.resolve(branchOf(name)) ?? "");
        return `${commit?.author.name} <${commit?.committer.email}>`;
      },
      requests: () => server.asked.length,
    },
  };
}
