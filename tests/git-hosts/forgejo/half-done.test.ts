import { describe, expect, test } from "vitest";
import type { GitHost } from "../../../git-hosts/git-host.ts";
import { isHostProblem } from "../../../git-hosts/http/host-problem.ts";
import type { Fault } from "../../support/forgejo-server/forgejo-server.ts";
import { pullsOf } from "../../support/forgejo-server/pulls.ts";
import {
  type Flavour,
  FORGEJO_13,
  GITEA_1_15,
  GITEA_1_25,
} from "../../support/forgejo-server/state.ts";
import { NAME, proposalNamed } from "../git-host.contract.ts";
import { reviseNow } from "../reviewed-host.ts";
import { type ForgejoUnderTest, forgejoUnderTest, hostOf } from "./forgejo-under-test.ts";

const FLAVOURS: [string, Flavour][] = [
  ["Gitea 1.15", GITEA_1_15],
  ["Gitea 1.25", GITEA_1_25],
  ["Forgejo 13", FORGEJO_13],
];
const FAULTS = ["before", "after"] as const;

const files = ["a", "b"].map((name) => ({ path: `data/${name}.json`, content: `${name}\n` }));
const review = { title: "Two", body: "Two comments", labels: ["comment", "many"] };
const proposal = { ...proposalNamed(NAME), files, review };
const fewer = { ...proposal, files: files.slice(1), review: { ...review, title: "One" } };
const notice = { label: "suspects", title: "3 suspects", body: "- [ ] one" };
const publication = { title: "Publish comments", body: "", files };

interface Deed {
  title: string;
  before?: (under: ForgejoUnderTest) => Promise<unknown>;
  /** What a crash may cut in two, and a second try has to finish. */
  deed: (host: GitHost) => Promise<unknown>;
  expected: (under: ForgejoUnderTest) => Promise<void> | void;
}

const DEEDS: Deed[] = [
  {
    title: "a proposal",
    deed: (host) => host.propose(proposal),
    expected: async ({ host, server, reviewer, filesOf }) => {
      expect(await host.stateOf(NAME)).toBe("open");
      expect(await reviewer.pullRequest(NAME)).toEqual(review);
      expect(await filesOf(NAME)).toEqual({ "README.md": "Hello\n", ...contents(files) });
      expect(pullsOf(server.state)).toHaveLength(1);
      expect(server.state.labels.map(({ name }) => name)).toEqual(review.labels);
    },
  },
  {
    title: "a revision",
    before: ({ host }) => host.propose(proposal),
    deed: (host) => reviseNow(host, fewer),
    expected: async ({ host, server, reviewer, filesOf }) => {
      expect(await host.stateOf(NAME)).toBe("open");
      expect(await reviewer.pullRequest(NAME)).toEqual(fewer.review);
      expect(await filesOf(NAME)).toEqual({ "README.md": "Hello\n", ...contents(fewer.files) });
      expect(pullsOf(server.state)).toHaveLength(1);
    },
  },
  {
    title: "a publication",
    deed: (host) => host.publish(publication),
    expected: ({ server }) => {
      const all = { "README.md": "Hello\n", ...contents(files) };
      expect(server.state.git.files("main")).toEqual(all);
    },
  },
  {
    title: "a notice",
    deed: async (host) => host.reviews?.show(notice),
    expected: async ({ reviewer }) => {
      const { title, body } = notice;
      expect(await reviewer.openNotices(notice.label)).toEqual([{ title, body }]);
    },
  },
  {
    title: "a tidied branch",
    before: async ({ host, moderator }) => {
      await host.propose(proposal);
      await moderator.refuse(NAME, "spam");
    },
    deed: async (host) => host.reviews?.tidy(NAME),
    expected: async ({ host, reviewer }) => {
      expect(await host.stateOf(NAME)).toBe("spam");
      expect(await reviewer.branches()).toEqual(["main"]);
    },
  },
];

describe.each(FLAVOURS)("%s", (_, flavour) => {
  test.each(DEEDS)(
    "finishes $title in a second try, whichever request of it failed",
    async (of) => {
      const { server } = await once(flavour, of, () => null);
      const count = server.requests.length;
      expect(count).toBeGreaterThan(0);
      for (const fault of FAULTS) {
        for (let at = 0; at < count; at += 1) {
          const under = await once(flavour, of, (place) => (place === at ? fault : null));
          // As after a restart: nothing is remembered.
          await of.deed(hostOf(under.server));
          await of.expected(under);
        }
      }
    },
  );

  test("finishes a branch of fifty files without a request for each that is there", async () => {
    const many = Array.from({ length: 50 }, (_, at) => ({
      path: `data/ブログ/${at}.json`,
      content: `Grüße ${at}\n`,
    }));
    const large = { ...proposal, files: many };
    const isPull = ({ method, path }: { method: string; path: string }) =>
      method === "POST" && path === "/repos/ada/blog/pulls";
    const under = await forgejoUnderTest(flavour);
    under.server.fault = (request) => (isPull(request) ? "before" : null);
    await expect(under.host.propose(large)).rejects.toMatchObject({ kind: "down" });
    under.server.fault = () => null;
    under.server.requests.splice(0);
    await hostOf(under.server).propose(large);
    expect(under.server.requests.length).toBeLessThan(15);
    expect(await under.filesOf(NAME)).toEqual({ "README.md": "Hello\n", ...contents(many) });
    expect(await under.host.stateOf(NAME)).toBe("open");
  });

  test("puts right what is wrong in its branch", async () => {
    const under = await forgejoUnderTest(flavour);
    const { git } = under.server.state;
    const by = { message: "By hand\n", author: { name: "Ada", email: "ada@example.org" } };
    git.branches.set(
      `comment/${NAME}`,
      git.commit(git.resolve("main"), { "data/a.json": "b" }, by),
    );
    await under.host.propose(proposal);
    expect(await under.filesOf(NAME)).toEqual({ "README.md": "Hello\n", ...contents(files) });
  });
});

/** Does it with a fault, which is told as a host that is down; gives what is there after it. */
async function once(
  flavour: Flavour,
  { before, deed }: Deed,
  fault: (place: number) => Fault,
): Promise<ForgejoUnderTest> {
  const under = await forgejoUnderTest(flavour);
  await before?.(under);
  under.server.requests.splice(0);
  under.server.fault = (_, place) => fault(place);
  try {
    await deed(hostOf(under.server));
  } catch (error) {
    expect(isHostProblem(error, "down")).toBe(true);
  }
  under.server.fault = () => null;
  return under;
}

function contents(some: typeof files): Record<string, string> {
  return Object.fromEntries(some.map(({ path, content }) => [path, content]));
}
