import { describe, expect, test } from "vitest";
import type { ForgejoSettings } from "../../../git-hosts/forgejo/repository-api.ts";
import type { GitHost } from "../../../git-hosts/git-host.ts";
import type { HostProblem, HostProblemKind } from "../../../git-hosts/http/host-problem.ts";
import type { ForgejoServer } from "../../support/forgejo-server/forgejo-server.ts";
import { deleteBranch } from "../../support/forgejo-server/pulls.ts";
import { GITEA_1_15, GITEA_1_25 } from "../../support/forgejo-server/state.ts";
import { NAME, PATH, proposalNamed } from "../git-host.contract.ts";
import { reviewsOf } from "../reviewed-host.ts";
import { forgejoUnderTest, hostOf } from "./forgejo-under-test.ts";

const proposal = proposalNamed(NAME);
const notice = { label: "suspects", title: "3 suspects", body: "- [ ] one" };
const publication = { title: "Publish comments", body: "", files: proposal.files };
const propose = (host: GitHost) => host.propose(proposal);
const read = (host: GitHost) => host.readMain([PATH]);

interface Case {
  of: string;
  settings?: Partial<ForgejoSettings>;
  arrange?: (server: ForgejoServer) => void;
  ask: (host: GitHost) => Promise<unknown>;
  kind: HostProblemKind;
  says: RegExp;
}

const CASES: Case[] = [
  {
    of: "a token that is not valid",
    settings: { token: "1234-mistyped" },
    ask: propose,
    kind: "denied",
    says: /was answered with 401: .*The token is not valid/,
  },
  {
    of: "a token that may only read",
    arrange: ({ state }) => state.people.set("stet", "read"),
    ask: propose,
    kind: "denied",
    says: /was answered with 403: .*no right to this/,
  },
  {
    of: "a token that may only read, when publishing",
    arrange: ({ state }) => state.people.set("stet", "read"),
    ask: (host) => host.publish(publication),
    kind: "denied",
    says: /was answered with 403: .*no right to this/,
  },
  {
    of: "a repository that is not there, when proposing",
    settings: { repository: "bolg" },
    ask: propose,
    kind: "missing",
    says: /has no repository ada\/bolg, or the token may not see it/,
  },
  {
    of: "a repository that is not there, when reading",
    settings: { repository: "bolg" },
    ask: read,
    kind: "missing",
    says: /has no repository ada\/bolg, or the token may not see it/,
  },
  {
    of: "a repository without a commit",
    arrange: ({ state }) => state.git.branches.clear(),
    ask: read,
    kind: "missing",
    says: /ada\/blog .*is empty. Push a first commit/,
  },
  {
    of: "a main branch that was renamed, when reading",
    settings: { branch: "master" },
    ask: read,
    kind: "missing",
    says: /has no branch master; its default branch is main/,
  },
  {
    of: "a main branch that was renamed, when proposing",
    settings: { branch: "master" },
    ask: propose,
    kind: "missing",
    says: /has no branch master; its default branch is main/,
  },
  {
    of: "a main branch that is protected, when publishing",
    arrange: ({ state }) => {
      state.people.set("stet", "write");
      state.protectedBranches.add("main");
    },
    ask: (host) => host.publish(publication),
    kind: "denied",
    says: /The branch main of ada\/blog is protected, .*under Branches/,
  },
  {
    of: "a branch that is deleted before its pull request is made",
    arrange: (server) => {
      server.fault = ({ method, path }) => {
        if (method === "POST" && path.endsWith("/pulls"))
          deleteBranch(server.state, `comment/${NAME}`);
        return null;
      };
    },
    ask: propose,
    kind: "conflict",
    says: /comment\/01jd4r\w+ was deleted while it was being proposed/,
  },
  {
    of: "a repository without pull requests",
    arrange: ({ state }) => {
      state.takesPulls = false;
    },
    ask: propose,
    kind: "missing",
    says: /ada\/blog takes no pull requests.*Turn them on/,
  },
  {
    of: "a repository without issues",
    arrange: ({ state }) => {
      state.takesIssues = false;
    },
    ask: async (host) => host.reviews?.show(notice),
    kind: "missing",
    says: /ada\/blog takes no issues.*Turn them on/,
  },
  {
    of: "a token that cannot tell our notice from others",
    arrange: ({ state }) => {
      state.mayReadUser = false;
    },
    ask: async (host) => host.reviews?.readNotice(notice.label),
    kind: "denied",
    says: /does not tell whose it is.*Make a token that has read:user/,
  },
  {
    of: "a repository in the archive",
    arrange: ({ state }) => {
      state.isArchived = true;
    },
    ask: propose,
    kind: "refused",
    says: /was answered with 423: This repo is archived/,
  },
  {
    of: "a file that main holds already",
    arrange: ({ state }) => {
      const author = { name: "Ada", email: "ada@example.org" };
      state.git.commitOn("main", { [PATH]: "Other\n" }, { message: "Work\n", author });
    },
    ask: propose,
    kind: "refused",
    says: /was answered with 422: repository file already exists/,
  },
];

describe.each([
  ["Gitea 1.15", GITEA_1_15],
  ["Gitea 1.25", GITEA_1_25],
])("%s", (_, flavour) => {
  test.each(CASES)(
    "says what is wrong with $of",
    async ({ settings, arrange, ask, kind, says }) => {
      const { server } = await forgejoUnderTest(flavour);
      arrange?.(server);
      const problem = await problemOf(ask(hostOf(server, settings)));
      expect(problem.message).toMatch(says);
      expect(problem.kind).toBe(kind);
      const told = `${problem.stack} ${JSON.stringify(problem)} ${String(problem.cause)}`;
      expect(told).not.toContain(settings?.token ?? server.token);
    },
  );

  test("makes a branch again in the next try, where it was deleted between two steps", async () => {
    const { server, host, filesOf } = await forgejoUnderTest(flavour);
    let isFirst = true;
    server.fault = ({ method, path }) => {
      if (isFirst && method === "POST" && path.endsWith("/pulls")) {
        isFirst = false;
        deleteBranch(server.state, `comment/${NAME}`);
      }
      return null;
    };
    await problemOf(host.propose(proposal));
    await host.propose(proposal);
    expect(await host.stateOf(NAME)).toBe("open");
    expect(await filesOf(NAME)).toHaveProperty([PATH], proposal.files[0]?.content);
  });

  test.each(["../../../hooks", "data/../../x", ".git/config", "/etc/passwd", "a//b", ""])(
    "asks for no file at %j: it would lead elsewhere",
    async (path) => {
      const { server, host } = await forgejoUnderTest(flavour);
      await expect(host.propose({ ...proposal, files: [{ path, content: "x" }] })).rejects.toThrow(
        "is not a path",
      );
      await expect(host.readMain([path])).rejects.toThrow("is not a path");
      expect(server.requests.filter(({ path: asked }) => /hooks|passwd/.test(asked))).toEqual([]);
      expect(await host.stateOf(NAME)).toBe("none");
    },
  );
});

test("A file that the API does not give whole is named, with what to do", async () => {
  const { server, host } = await forgejoUnderTest(GITEA_1_25);
  const author = { name: "Ada", email: "ada@example.org" };
  server.state.largestFile = 10;
  server.state.git.commitOn(
    "main",
    { "large.json": "12 bytes ..." },
    { message: "Work\n", author },
  );
  await expect(host.readMain(["large.json"])).rejects.toThrow(
    /large.json has .*DEFAULT_MAX_BLOB_SIZE/,
  );
});

test("With a token that cannot tell our notice from others, none is shown and nobody's is heard", async () => {
  const { server, host, reviewer } = await forgejoUnderTest(GITEA_1_25);
  server.state.mayReadUser = false;
  const reviews = reviewsOf(host);
  await problemOf(reviews.show(notice));
  expect(await reviewer.openNotices(notice.label)).toEqual([]);
  await reviewer.openIssue({ ...notice, body: "- [x] one" });
  await problemOf(reviews.readNotice(notice.label));
  await problemOf(reviews.closeNotice(notice.label));
  expect(await reviewer.openNotices(notice.label)).toHaveLength(1);
});

async function problemOf(asking: Promise<unknown>): Promise<HostProblem> {
  return asking.then(
    () => expect.unreachable("it should have failed"),
    (error) => error,
  );
}
