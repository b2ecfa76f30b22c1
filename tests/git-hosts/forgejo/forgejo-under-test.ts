/** A Forgejo or Gitea on loopback, with what a moderator does there. */
import { forgejo } from "../../../git-hosts/forgejo/forgejo.ts";
import type { ForgejoSettings } from "../../../git-hosts/forgejo/repository-api.ts";
import { branchOf, nameOfBranch } from "../../../git-hosts/proposal-name.ts";
import { type ForgejoServer, forgejoServer } from "../../support/forgejo-server/forgejo-server.ts";
import {
  deleteBranch,
  mergePull,
  type PullItem,
  pullsOf,
} from "../../support/forgejo-server/pulls.ts";
import { shownLabels } from "../../support/forgejo-server/shown.ts";
import {
  addItem,
  addLabel,
  type Flavour,
  type Item,
  REPOSITORY_ID,
  touch,
} from "../../support/forgejo-server/state.ts";
import type { ReviewedHostUnderTest } from "../reviewed-host.ts";

const STRANGERS = { login: "mallory", labels: [], pull: null };
const BY = { message: "Work\n", author: { name: "Ada", email: "ada@example.org" } };

export interface ForgejoUnderTest extends ReviewedHostUnderTest {
  server: ForgejoServer;
}

/** `settings` may differ from those that are right. */
export async function forgejoUnderTest(
  flavour: Flavour,
  settings: Partial<ForgejoSettings> = {},
): Promise<ForgejoUnderTest> {
  const server = await forgejoServer(flavour);
  return { server, host: hostOf(server, settings), ...peopleOf(server) };
}

export function hostOf(server: ForgejoServer, settings: Partial<ForgejoSettings> = {}) {
  const { url: baseUrl, token, state } = server;
  const right = { baseUrl, owner: state.owner, repository: state.name, branch: "main", token };
  return forgejo({ ...right, ...settings }, { clock: () => 0, stopwatch: () => 0 });
}

export function pullOf({ state }: ForgejoServer, name: string): PullItem {
  const item = pullsOf(state).findLast(
    ({ pull }) =>
      pull.head === branchOf(name) &&
      pull.headRepositoryId === REPOSITORY_ID &&
      pull.label === null,
  );
  if (item === undefined) throw new Error(`there is no pull request of ${name}`);
  return item;
}

/** Gives a pull request or an issue a label, and makes that where it is not there. */
export function giveLabel({ state }: ForgejoServer, item: Item, label: string): void {
  const known = state.labels.find(({ name }) => name === label)?.id;
  item.labels.add(known ?? addLabel(state, label));
}

function peopleOf(server: ForgejoServer): Omit<ForgejoUnderTest, "server" | "host"> {
  const { state } = server;
  const { git } = state;

  function setState(name: string, to: "open" | "closed"): void {
    const item = pullOf(server, name);
    item.state = to;
    touch(state, item);
  }

  return {
    moderator: {
      approve: async (name) => {
        if (!mergePull(state, pullOf(server, name), "merge")) throw new Error(`${name} conflicts`);
      },
      refuse: async (name, refusal) => {
        if (refusal === "spam") giveLabel(server, pullOf(server, name), refusal);
        setState(name, "closed");
      },
    },
    filesOf: (name) => git.files(branchOf(name)),
    openNames: () =>
      pullsOf(state)
        .filter((item) => item.state === "open")
        .flatMap(({ pull }) => nameOfBranch(pull.head) ?? []),
    commitsOnMain: () => lengthOf(server, "main"),
    reviewer: {
      remark: (name, body, by) => {
        const login = by === "stranger" ? "mallory" : state.flavour.isNew ? "grace" : "ada";
        pullOf(server, name).remarks.push({ login, body });
        touch(state, pullOf(server, name));
      },
      label: (name, label) => giveLabel(server, pullOf(server, name), label),
      setBody: (name, body) => {
        pullOf(server, name).body = body;
        touch(state, pullOf(server, name));
      },
      pullRequest: (name) => {
        const item = pullOf(server, name);
        const labels = shownLabels(state, item).map((label) => label.name);
        return { title: item.title, body: item.body, labels };
      },
      countPullRequests: (name) =>
        pullsOf(state).filter(({ pull }) => pull.head === branchOf(name)).length,
      close: (name) => setState(name, "closed"),
      reopen: (name) => setState(name, "open"),
      deleteBranch: (name) => deleteBranch(state, branchOf(name)),
      branches: () => [...git.branches.keys()],
      makeBranch: (branch) => git.branches.set(branch, git.resolve("main") ?? ""),
      commitOnMain: (path, content) => git.commitOn("main", { [path]: content }, BY),
      commitOnProposal: (name, path, content) =>
        git.commitOn(branchOf(name), { [path]: content }, BY),
      beforeRequests: (act) => {
        server.fault = async ({ method, path }) => {
          await act(method, path);
          return null;
        };
      },
      openNotices: (label) =>
        state.items
          .filter(({ pull, state: now }) => pull === null && now === "open")
          .filter((item) => shownLabels(state, item).some(({ name }) => name === label))
          .map(({ title, body }) => ({ title, body })),
      openIssue: ({ label, ...issue }) =>
        giveLabel(server, addItem(state, { ...issue, ...STRANGERS }), label),
      committer: (name) => {
        const { name: committer, email } = git.objects.commit(git.resolve(branchOf(name)) ?? "")
          ?.committer ?? { name: "", email: "" };
        return `${committer} <${email}>`;
      },
      requests: () => server.requests.length,
    },
  };
}

/** Commits from the tip of a branch back to the first, along first parents. */
export function lengthOf({ state }: ForgejoServer, branch: string): number {
  const { objects } = state.git;
  let length = 0;
  for (let at = state.git.resolve(branch); at !== null; at = objects.commit(at)?.parents[0] ?? null)
    length += 1;
  return length;
}
