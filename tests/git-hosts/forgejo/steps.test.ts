import { describe, expect, test } from "vitest";
import { headOf } from "../../../git-hosts/forgejo/pull-state.ts";
import { branchOf } from "../../../git-hosts/proposal-name.ts";
import type { ForgejoServer } from "../../support/forgejo-server/forgejo-server.ts";
import {
  addItem,
  addLabel,
  GITEA_1_15,
  GITEA_1_25,
  REPOSITORY_ID,
} from "../../support/forgejo-server/state.ts";
import { NAME, proposalNamed } from "../git-host.contract.ts";
import { forgejoUnderTest, pullOf } from "./forgejo-under-test.ts";

const proposal = proposalNamed(NAME);

describe.each([
  ["Gitea 1.15", GITEA_1_15],
  ["Gitea 1.25", GITEA_1_25],
])("%s", (_, flavour) => {
  test("takes for its own the pull request that a lost try has made after all", async () => {
    const { server, host, reviewer } = await forgejoUnderTest(flavour);
    let isFirst = true;
    server.fault = ({ method, path }) => {
      if (isFirst && method === "POST" && path.endsWith("/pulls")) addPull(server);
      isFirst &&= !path.endsWith("/pulls");
      return null;
    };
    await host.propose(proposal);
    expect(server.requests.map(({ status }) => status)).toContain(409);
    expect(await reviewer.countPullRequests(NAME)).toBe(1);
    expect((await reviewer.pullRequest(NAME)).labels).toEqual(proposal.review.labels);
  });

  test("gives an open pull request the labels that it lacks, and takes none away", async () => {
    const { server, host, reviewer } = await forgejoUnderTest(flavour);
    await host.propose(proposal);
    pullOf(server, NAME).labels = new Set([addLabel(server.state, "mine")]);
    await host.propose(proposal);
    expect((await reviewer.pullRequest(NAME)).labels).toEqual(["comment", "mine"]);
  });

  test("writes nothing to a pull request that came to its end", async () => {
    const { server, host, reviewer } = await forgejoUnderTest(flavour);
    await host.propose(proposal);
    await reviewer.close(NAME);
    pullOf(server, NAME).labels.clear();
    server.requests.splice(0);
    await host.propose(proposal);
    const files = [{ path: "data/other.json", content: "other\n" }];
    await host.reviews?.revise({ ...proposal, files }, { body: "", head: "" });
    expect(server.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test("finds no notice in an issue of somebody else's, though no label is called so yet", async () => {
    const { server, host, reviewer } = await forgejoUnderTest(flavour);
    const labels = [addLabel(server.state, "bug")];
    const issue = { title: "Broken", body: "It is broken", login: "ada", labels, pull: null };
    addItem(server.state, issue);
    expect(await host.reviews?.readNotice("suspects")).toBeNull();
    await host.reviews?.closeNotice("suspects");
    await host.reviews?.show({ label: "suspects", title: "3 suspects", body: "- [ ] one" });
    expect(await reviewer.openNotices("bug")).toHaveLength(1);
    expect(await reviewer.openNotices("suspects")).toHaveLength(1);
  });
});

test("A pull request whose commit the host does not tell is read from its own reference", () => {
  const branch = { label: "comment/a", ref: "refs/pull/7/head", sha: "", repo_id: 1 };
  const pull = {
    number: 7,
    merged: false,
    updated_at: "2026-05-28T19:14:03Z",
    title: "",
    body: "",
    labels: [],
    base: branch,
  };
  expect(headOf({ ...pull, state: "closed", head: branch })).toBe("refs/pull/7/head");
  expect(headOf({ ...pull, state: "closed", head: { ...branch, sha: "abc" } })).toBe("abc");
});

/** As a try does whose answer came too late. */
function addPull({ state }: ForgejoServer): void {
  const { title, body } = proposal.review;
  const headCommit = state.git.resolve(branchOf(NAME)) ?? "";
  const head = { head: branchOf(NAME), label: null, headRepositoryId: REPOSITORY_ID, headCommit };
  addItem(state, {
    title,
    body,
    login: "ada",
    labels: [],
    pull: { ...head, base: "main", isMerged: false },
  });
}
