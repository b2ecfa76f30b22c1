/** GitLab as the git host of a test, on the server of a test. */
import { gitlab } from "../../../git-hosts/gitlab/gitlab.ts";
import type { GitlabSettings } from "../../../git-hosts/gitlab/settings.ts";
import type { HostTools } from "../../../git-hosts/http/host-tools.ts";
import { SPAM_LABEL } from "../../../git-hosts/proposal.ts";
import { type GitlabServer, gitlabServer } from "../../support/gitlab-server/gitlab-server.ts";
import {
  PROJECT_ID,
  PROJECT_PATH,
  STRANGER,
  type StoredMergeRequest,
  WRITER,
} from "../../support/gitlab-server/gitlab-state.ts";
import { accept, close, reopen } from "../../support/gitlab-server/merge-request-acts.ts";
import { historyOf } from "../../support/host-repository/history.ts";
import type { ReviewedHostUnderTest } from "../reviewed-host.ts";

export interface GitlabUnderTest extends ReviewedHostUnderTest {
  server: GitlabServer;
  /** Of the proposals with this name, oldest first. */
  mergeRequests: (name: string) => StoredMergeRequest[];
}

const BY = { message: "By hand\n", author: { name: "Au Thor", email: "au@example.org" } };

export const NOW = Date.parse("2026-06-01T12:00:00Z");

export async function gitlabUnderTest(
  differs: Partial<GitlabSettings> = {},
  means: Partial<HostTools> = {},
): Promise<GitlabUnderTest> {
  const server = await gitlabServer();
  const { state } = server;
  const { repository } = state;
  const settings = {
    baseUrl: server.url,
    project: PROJECT_PATH,
    branch: "main",
    token: state.token,
    ...differs,
  };
  const host = gitlab(settings, { clock: () => NOW, stopwatch: () => 0, ...means });

  const mergeRequests = (name: string) =>
    state.mergeRequests.filter(
      ({ sourceBranch, sourceProject }) =>
        sourceBranch === `comment/${name}` && sourceProject === PROJECT_ID,
    );

  function newest(name: string): StoredMergeRequest {
    const found = mergeRequests(name).at(-1);
    if (found === undefined) throw new Error(`there is no merge request of ${name}`);
    return found;
  }

  return {
    server,
    mergeRequests,
    host,
    moderator: {
      approve: async (name) => accept(state, newest(name)),
      refuse: async (name, refusal) => {
        if (refusal === "spam") newest(name).labels.push(SPAM_LABEL);
        close(state, newest(name));
      },
    },
    filesOf: (name) => repository.files(`comment/${name}`),
    openNames: () =>
      state.mergeRequests
        .filter((request) => request.state === "opened")
        .map(({ sourceBranch }) => sourceBranch.replace("comment/", "")),
    commitsOnMain: () => historyOf(repository.objects, repository.resolve("main") ?? "").length,
    reviewer: {
      remark: (name, body, by) => {
        const author = by === "writer" ? WRITER : STRANGER;
        newest(name).notes.push({ body, author, system: false });
        newest(name).updated = state.tick();
      },
      label: (name, label) => void newest(name).labels.push(label),
      setBody: (name, body) => {
        newest(name).description = body;
        newest(name).updated = state.tick();
      },
      pullRequest: (name) => {
        const { title, description: body, labels } = newest(name);
        return { title, body, labels };
      },
      countPullRequests: (name) => mergeRequests(name).length,
      close: (name) => close(state, newest(name)),
      reopen: (name) => reopen(state, newest(name)),
      deleteBranch: (name) => repository.branches.delete(`comment/${name}`),
      branches: () => [...repository.branches.keys()],
      makeBranch: (branch) => repository.branches.set(branch, repository.resolve("main") ?? ""),
      commitOnMain: (path, content) => repository.commitOn("main", { [path]: content }, BY),
      commitOnProposal: (name, path, content) =>
        repository.commitOn(`comment/${name}`, { [path]: content }, BY),
      beforeRequests: (act) => {
        server.meddle = async ({ method, path }) => {
          await act(method, path);
          return undefined;
        };
      },
      openNotices: (label) =>
        state.issues
          .filter((issue) => issue.state === "opened" && issue.labels.includes(label))
          .map(({ title, description: body }) => ({ title, body })),
      openIssue: ({ label, title, body }) => {
        const iid = state.issues.length + 1;
        const issue = { iid, title, description: body, labels: [label], author: STRANGER };
        state.issues.push({ ...issue, state: "opened" });
      },
      committer: (name) => {
        const tip = repository.branches.get(`comment/${name}`) ?? "";
        return repository.objects.commit(tip)?.author.name ?? "";
      },
      requests: () => server.requests.length,
    },
  };
}
