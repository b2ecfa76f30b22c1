import { describe, expect, test } from "vitest";
import { branchOf } from "../../../git-hosts/proposal-name.ts";
import type { ForgejoServer } from "../../support/forgejo-server/forgejo-server.ts";
import {
  addItem,
  GITEA_1_15,
  GITEA_1_25,
  type PullFacts,
  REPOSITORY_ID,
} from "../../support/forgejo-server/state.ts";
import { NAME, proposalNamed } from "../git-host.contract.ts";
import { forgejoUnderTest, hostOf, pullOf } from "./forgejo-under-test.ts";

const proposal = proposalNamed(NAME);
const branch = branchOf(NAME);

describe.each([
  ["Gitea 1.15", GITEA_1_15],
  ["Gitea 1.25", GITEA_1_25],
])("%s", (_, flavour) => {
  test.each([
    ["from a fork, of a branch that is called the same", { headRepositoryId: 99 }],
    ["that was pushed without a branch, by somebody called comment", { label: "" }],
  ])("takes no notice of a pull request %s", async (__, facts) => {
    const { server, host, reviewer, openNames } = await forgejoUnderTest(flavour);
    addPull(server, facts);
    expect(await host.stateOf(NAME)).toBe("none");
    await host.propose(proposal);
    expect(await host.stateOf(NAME)).toBe("open");
    expect(await host.reviews?.lastChanged()).toMatchObject([{ name: NAME, state: "open" }]);
    expect(await openNames()).toContain(NAME);
    expect((await reviewer.pullRequest(NAME)).title).toBe(proposal.review.title);
  });

  test("makes none beside one that the moderator has turned to another branch", async () => {
    const { server, host, reviewer, filesOf } = await forgejoUnderTest(flavour);
    await host.propose(proposal);
    server.state.git.branches.set("next", server.state.git.resolve("main") ?? "");
    pullOf(server, NAME).pull.base = "next";
    const before = await filesOf(NAME);
    const files = [{ path: "data/dropped.json", content: "Dropped by the moderator\n" }];
    await host.propose({ ...proposal, files: [...proposal.files, ...files] });
    expect(await reviewer.countPullRequests(NAME)).toBe(1);
    expect(await filesOf(NAME)).toEqual(before);
  });

  test("finds one among hundreds, also where its branch is gone", async () => {
    const { server, host, reviewer } = await forgejoUnderTest(flavour);
    await host.propose(proposal);
    await reviewer.close(NAME);
    await reviewer.deleteBranch(NAME);
    for (let count = 0; count < 120; count += 1) addPull(server, { head: `work/${count}` });
    expect(await host.stateOf(NAME)).toBe("rejected");
    expect(await host.stateOf("01x")).toBe("none");
  });

  test("gives those that changed last, in the order of their changes", async () => {
    const { host, moderator, reviewer } = await forgejoUnderTest(flavour);
    for (const name of ["01a", "01b", "01c"]) await host.propose(proposalNamed(name));
    await reviewer.close("01a");
    await moderator.approve("01b");
    expect(await host.reviews?.lastChanged()).toMatchObject([
      { name: "01b", state: "approved" },
      { name: "01a", state: "rejected" },
      { name: "01c", state: "open" },
    ]);
  });
});

test("An old instance is walked through once, and then as far as it is new", async () => {
  const { server, host } = await forgejoUnderTest(GITEA_1_15);
  for (let count = 0; count < 120; count += 1) addPull(server, { head: `work/${count}` });
  await host.stateOf(NAME);
  const first = server.requests.splice(0);
  expect(first.filter(({ path }) => path.includes("/pulls?"))).toHaveLength(4);
  await host.propose(proposal);
  server.requests.splice(0);
  await host.stateOf(NAME);
  expect(server.requests.map(({ path }) => path.replace(/^\/repos\/ada\/blog|&.*/g, ""))).toEqual([
    "/pulls?state=all",
    "/pulls/121",
  ]);
});

test("Half a walk through an old instance hides nothing from the next", async () => {
  const { server, host } = await forgejoUnderTest(GITEA_1_15);
  await host.propose(proposal);
  for (let count = 0; count < 120; count += 1) addPull(server, { head: `work/${count}` });
  server.fault = ({ path }) => (path.endsWith("page=3") ? "before" : null);
  const fresh = hostOf(server);
  await expect(fresh.stateOf(NAME)).rejects.toThrow("502");
  server.fault = () => null;
  expect(await fresh.stateOf(NAME)).toBe("open");
});

test("A new instance is asked for one pull request", async () => {
  const { server, host } = await forgejoUnderTest(GITEA_1_25);
  await host.propose(proposal);
  server.requests.splice(0);
  await host.stateOf(NAME);
  expect(server.requests.map(({ path }) => path)).toEqual([`/repos/ada/blog/pulls/main/${branch}`]);
});

function addPull({ state }: ForgejoServer, facts: Partial<PullFacts>): void {
  const headCommit = state.git.resolve("main") ?? "";
  const pull = { base: "main", head: branch, headRepositoryId: REPOSITORY_ID, headCommit };
  addItem(state, {
    title: "Work",
    body: "",
    login: "ada",
    labels: [],
    pull: { ...pull, label: null, isMerged: false, ...facts },
  });
}
