import { describe, expect, test } from "vitest";
import { mergePull } from "../../support/forgejo-server/pulls.ts";
import {
  type Flavour,
  FORGEJO_13,
  GITEA_1_15,
  GITEA_1_25,
  GITEA_1_26,
} from "../../support/forgejo-server/state.ts";
import { historyOf } from "../../support/host-repository/history.ts";
import { NAME, proposalNamed } from "../git-host.contract.ts";
import { reviseNow } from "../reviewed-host.ts";
import { forgejoUnderTest, lengthOf, pullOf } from "./forgejo-under-test.ts";

const BY = { message: "Work\n", author: { name: "Ada", email: "ada@example.org" } };
const files = ["a", "b"].map((name) => ({ path: `data/ü ${name}#?%.json`, content: `${name}\n` }));
const proposal = { ...proposalNamed(NAME), files };
const kept = { ...proposal, files: files.slice(0, 1) };
const [first = "", second = ""] = files.map(({ path }) => path);

const FLAVOURS: [string, Flavour][] = [
  ["Gitea 1.15", GITEA_1_15],
  ["Gitea 1.25", GITEA_1_25],
  ["Gitea 1.26", GITEA_1_26],
  ["Forgejo 13", FORGEJO_13],
];

describe.each(FLAVOURS)("%s", (_, flavour) => {
  test("holds the files of a proposal in as few commits as it can, by Stet", async () => {
    const { server, host, reviewer } = await forgejoUnderTest(flavour);
    await host.propose(proposal);
    expect(lengthOf(server, `comment/${NAME}`)).toBe(flavour.isNew ? 2 : 3);
    const { git } = server.state;
    const commit = git.objects.commit(git.resolve(`comment/${NAME}`) ?? "");
    expect(commit?.message).toBe(`${proposal.title}\n\n${proposal.body}\n`);
    expect(commit?.author).toMatchObject({ name: "Stet", email: "stet@noreply.invalid" });
    expect(await reviewer.committer(NAME)).toBe("Stet <stet@noreply.invalid>");
    expect(await host.readProposal(NAME, [first, second])).toEqual(["a\n", "b\n"]);
  });

  test("makes a label once, though several proposals need it at the same moment", async () => {
    const { server, host } = await forgejoUnderTest(flavour);
    await Promise.all(["01a", "01b", "01c"].map((name) => host.propose(proposalNamed(name))));
    expect(server.state.labels.map(({ name }) => name)).toEqual(["comment"]);
  });

  test("reads all files of main from one commit, though it moves meanwhile", async () => {
    const { server, host } = await forgejoUnderTest(flavour);
    server.state.git.commitOn("main", { [first]: "1\n", [second]: "1\n" }, BY);
    server.fault = ({ path }) => {
      if (path.includes("/contents/"))
        server.state.git.commitOn("main", { [first]: "2\n", [second]: "2\n" }, BY);
      return null;
    };
    expect(await host.readMain([first, second])).toEqual(["1\n", "1\n"]);
  });

  test("publishes on what main is, though somebody else is faster", async () => {
    const { server, host } = await forgejoUnderTest(flavour);
    server.state.git.commitOn("main", { [first]: "old\n" }, BY);
    let others = 2;
    server.fault = ({ method }) => {
      if (method !== "GET" && others > 0) {
        others -= 1;
        server.state.git.commitOn("main", { [first]: `theirs ${others}\n`, more: "more\n" }, BY);
      }
      return null;
    };
    await host.publish({ title: "Publish", body: "", files });
    expect(await host.readMain([first, second, "more"])).toEqual(["a\n", "b\n", "more\n"]);
  });

  test("gives up publishing where nobody was faster", async () => {
    const { server, host } = await forgejoUnderTest(flavour);
    server.fault = ({ method }) => (method === "GET" ? null : "before");
    await expect(host.publish({ title: "Publish", body: "", files })).rejects.toThrow("502");
    expect(server.requests.filter(({ method }) => method !== "GET")).toHaveLength(1);
  });

  test("leaves out of main what a revision dropped, merged by squash", async () => {
    const { server, host } = await forgejoUnderTest(flavour);
    await host.propose(proposal);
    await reviseNow(host, kept);
    const { git } = server.state;
    expect(mergePull(server.state, pullOf(server, NAME), "squash")).toBe(true);
    const all = historyOf(git.objects, git.resolve("main") ?? "");
    expect(all.flatMap((commit) => Object.keys(git.files(commit)))).not.toContain(second);
    expect(await host.readMain([first, second])).toEqual(["a\n", null]);
  });

  test("drops nothing that was merged into a branch by hand", async () => {
    const { server, host, filesOf } = await forgejoUnderTest(flavour);
    const { git } = server.state;
    await host.propose(proposal);
    git.commitOn("main", { "posts/new.md": "New\n" }, BY);
    git.merge(`comment/${NAME}`, git.resolve("main") ?? "", BY);
    await reviseNow(host, kept);
    expect(await filesOf(NAME)).toEqual({
      "README.md": "Hello\n",
      "posts/new.md": "New\n",
      [first]: "a\n",
    });
  });

  test("works on a main branch with a slash in its name", async () => {
    const under = await forgejoUnderTest(flavour, { branch: "release/2026" });
    const { git } = under.server.state;
    git.branches.set("release/2026", git.resolve("main") ?? "");
    await under.host.propose(proposal);
    await under.moderator.approve(NAME);
    expect(await under.host.stateOf(NAME)).toBe("approved");
    expect(await under.host.readMain([first])).toEqual(["a\n"]);
    expect(git.files("main")).toEqual({ "README.md": "Hello\n" });
  });

  test("leaves two pull requests that change one file for the moderator to settle", async () => {
    const { host, moderator } = await forgejoUnderTest(flavour);
    const other = { ...proposalNamed("01b"), files: [{ path: first, content: "other\n" }] };
    await host.propose(kept);
    await host.propose(other);
    await moderator.approve(NAME);
    await expect(moderator.approve("01b")).rejects.toThrow("conflicts");
    expect(await host.stateOf("01b")).toBe("open");
  });
});

describe.each([
  ["Gitea 1.26", GITEA_1_26],
  ["Forgejo 13", FORGEJO_13],
])("%s", (_, flavour) => {
  test("rewrites a branch so that nothing dropped is left in its history", async () => {
    const { server, host, reviewer } = await forgejoUnderTest(flavour);
    const { git } = server.state;
    await host.propose(proposal);
    await reviewer.commitOnMain("posts/new.md", "New\n");
    await reviseNow(host, kept);
    const branch = git.objects.commit(git.resolve(`comment/${NAME}`) ?? "");
    expect(branch?.parents).toEqual([git.resolve("main")]);
  });
});
