import { describe, expect, test } from "vitest";
import { NAME, PATH, proposalNamed } from "../git-host.contract.ts";
import { githubUnderTest } from "./github-under-test.ts";

const proposal = proposalNamed(NAME);

describe("a fork with a branch of the same name", () => {
  test.each(["closed", "open"] as const)(
    "proves nothing by a pull request that is %s",
    async (is) => {
      const { host, people, server } = await githubUnderTest();
      const fork = people.proposeFromFork(NAME);
      fork.state = is;
      expect(await host.stateOf(NAME)).toBe("none");
      expect(await host.readProposal(NAME, ["fork.txt"])).toEqual([null]);
      expect(await host.reviews?.lastChanged()).toEqual([]);
      expect(await host.reviews?.read(NAME)).toBeNull();
      await host.propose(proposal);
      expect(await host.stateOf(NAME)).toBe("open");
      expect(people.pullsOf(NAME)).toHaveLength(2);
      expect(server.state.issues[0]?.labels).toEqual([]);
    },
  );

  test("of the same owner is told by its repository, and so is one that is gone", async () => {
    const { host, people } = await githubUnderTest();
    const { pull } = people.proposeFromFork(NAME);
    if (pull !== null) pull.headRepository = null;
    expect(await host.stateOf(NAME)).toBe("none");
  });
});

describe("of several pull requests of one branch", () => {
  test.each([
    ["the open one counts, whatever was closed", ["merged", "open", "closed"], "open"],
    ["one that was merged counts before those that were closed", ["merged", "closed"], "approved"],
    ["the youngest that was closed counts", ["spam", "closed"], "rejected"],
    ["and so does its label", ["closed", "spam"], "spam"],
  ])("%s", async (_, kinds, expected) => {
    const { host, people, server } = await githubUnderTest();
    await host.propose(proposal);
    const first = people.pullOf(NAME);
    server.state.issues.splice(0, 1);
    for (const [at, kind] of kinds.entries()) {
      server.state.issues.push({
        ...first,
        number: at + 1,
        changed: at,
        state: kind === "open" ? "open" : "closed",
        labels: kind === "spam" ? ["Spam"] : [],
        pull: { ...first.pull, mergedAt: kind === "merged" ? "2026-05-28T19:14:03Z" : null },
      });
    }
    expect(await host.stateOf(NAME)).toBe(expected);
    expect(await host.reviews?.lastChanged()).toMatchObject([{ name: NAME, state: expected }]);
  });

  test("one into another branch is known too: a main branch that is renamed forgets nothing", async () => {
    const { host, people, restart, server } = await githubUnderTest();
    await host.propose(proposal);
    people.close(NAME);
    server.state.git.branches.set("trunk", server.state.git.branches.get("main") ?? "");
    const renamed = restart({ branch: "trunk" });
    await renamed.propose(proposal);
    expect(await renamed.stateOf(NAME)).toBe("rejected");
    expect(people.pullsOf(NAME)).toHaveLength(1);
  });
});

test("what was refused can be read when its branch is gone", async () => {
  const { host, people } = await githubUnderTest();
  await host.propose(proposal);
  people.close(NAME);
  people.deleteBranch(NAME);
  expect(await host.readProposal(NAME, [PATH])).toEqual([proposal.files[0]?.content]);
});

test("branches of other people's pull requests are no proposals", async () => {
  const { host, people } = await githubUnderTest();
  await host.propose(proposal);
  people.pullOf(NAME).pull.head = "feature/comment";
  expect(await host.reviews?.lastChanged()).toEqual([]);
});

describe("looking for what changed", () => {
  test("is told by GitHub that nothing did", async () => {
    const { host, people } = await githubUnderTest();
    await host.propose(proposal);
    await host.reviews?.lastChanged();
    expect(await host.reviews?.lastChanged()).toBe("unchanged");
    people.close(NAME);
    expect(await host.reviews?.lastChanged()).toMatchObject([{ name: NAME, state: "rejected" }]);
  });

  test("has not seen what it could not read", async () => {
    const { host, server } = await githubUnderTest();
    await host.propose(proposal);
    server.interfere = () => Response.json([{ number: "one" }], { headers: { etag: '"x"' } });
    await expect(host.reviews?.lastChanged()).rejects.toMatchObject({ kind: "down" });
    server.interfere = ({ headers }) =>
      headers.get("if-none-match") === '"x"' ? new Response(null, { status: 304 }) : null;
    expect(await host.reviews?.lastChanged()).toMatchObject([{ name: NAME, state: "open" }]);
  });
});

test("the branches are asked for in further pages only where GitHub tells of some", async () => {
  const { host, server } = await githubUnderTest();
  const page = (name: string, headers = {}) =>
    Response.json([{ ref: `refs/heads/comment/${name}` }], { headers });
  server.interfere = ({ url }) =>
    url.endsWith("?page=2") ? page("01b") : page("01a", { link: `<${url}?page=2>; rel="next"` });
  expect(await host.reviews?.branches()).toEqual(["01a", "01b"]);
});

describe("what people said", () => {
  test.each([
    ["the owner", "OWNER", undefined, true],
    ["a member who may write", "MEMBER", "write", true],
    ["a member who may only read", "MEMBER", "read", false],
    ["a collaborator who may only read", "COLLABORATOR", "read", false],
    ["a member who keeps that private", "NONE", "admin", true],
    ["somebody who once contributed", "CONTRIBUTOR", undefined, false],
  ] as const)(
    "counts by whether they may write: %s",
    async (_, association, permission, isHeard) => {
      const { host, people, server } = await githubUnderTest();
      await host.propose(proposal);
      if (permission !== undefined) server.state.people.set("ada", permission);
      people.pullOf(NAME).remarks.push({ login: "ada", association, body: "drop 1" });
      const read = await host.reviews?.read(NAME);
      expect(read?.remarks).toEqual(isHeard ? ["drop 1"] : []);
    },
  );

  test("has the line ends that we write, whatever a browser sent", async () => {
    const { host, people, server } = await githubUnderTest();
    await host.propose(proposal);
    people.pullOf(NAME).body = "- [x] 1\r\n- [ ] 2";
    people.remark(NAME, "drop 1\r\ndrop 2", "writer");
    expect(await host.reviews?.read(NAME)).toEqual({
      body: "- [x] 1\n- [ ] 2",
      remarks: ["drop 1\ndrop 2"],
      head: server.state.git.resolve(`comment/${NAME}`),
    });
    const notice = { label: "spam", title: "Spam", body: "One\nTwo" };
    await host.reviews?.show(notice);
    for (const issue of server.state.issues) issue.body = issue.body?.replace("\n", "\r\n") ?? null;
    server.asked.length = 0;
    await host.reviews?.show(notice);
    expect(server.asked).toEqual(["GET /repos/octo-org/blog/issues"]);
  });

  test("costs a request for each person, however much they say; programs are not asked about", async () => {
    const { host, people, server } = await githubUnderTest();
    await host.propose(proposal);
    for (let count = 1; count <= 70; count += 1) {
      people.remark(NAME, `writer ${count}`, "writer");
      people.remark(NAME, `stranger ${count}`, "stranger");
      const bot = { login: "robot[bot]", association: "COLLABORATOR", body: "beep" };
      people.pullOf(NAME).remarks.push(bot);
    }
    const before = server.asked.length;
    const read = await host.reviews?.read(NAME);
    expect(read?.remarks).toHaveLength(70);
    expect(read?.remarks.at(-1)).toBe("writer 70");
    // The pull request, three pages of remarks, two people.
    expect(server.asked.length - before).toBe(6);
  });
});
