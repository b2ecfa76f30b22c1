/** Hearing and reading on GitLab: remarks, what changed, what was refused, and the notice. */
import { describe, expect, test } from "vitest";
import { gitlab } from "../../../git-hosts/gitlab/gitlab.ts";
import { WRITER } from "../../support/gitlab-server/gitlab-state.ts";
import { NAME, PATH, proposalNamed } from "../git-host.contract.ts";
import { gitlabUnderTest } from "./gitlab-under-test.ts";

const proposal = proposalNamed(NAME);
const content = proposal.files[0]?.content;

describe("A remark", () => {
  test("of GitLab's own about what a moderator did is left out", async () => {
    const { host, reviewer } = await gitlabUnderTest();
    await host.propose(proposal);
    await reviewer.close(NAME);
    await reviewer.reopen(NAME);
    await reviewer.remark(NAME, "drop 1", "writer");
    expect((await host.reviews?.read(NAME))?.remarks).toEqual(["drop 1"]);
  });

  test("is heard behind pages full of others', and each of its authors looked up once", async () => {
    const { host, reviewer, mergeRequests, server } = await gitlabUnderTest();
    await host.propose(proposal);
    await reviewer.remark(NAME, "first", "writer");
    for (let at = 0; at < 250; at += 1) await reviewer.remark(NAME, `no ${at}`, "stranger");
    mergeRequests(NAME)[0]?.notes.push({ body: "nobody", author: 99, system: false });
    await reviewer.remark(NAME, "last", "writer");
    expect((await host.reviews?.read(NAME))?.remarks).toEqual(["first", "last"]);
    expect(server.requests.filter(({ path }) => path.endsWith(`/${WRITER}`))).toHaveLength(1);
  });
});

describe("What changed", () => {
  test("is told as unchanged until something does", async () => {
    const { host, reviewer } = await gitlabUnderTest();
    await host.propose(proposal);
    expect(await host.reviews?.lastChanged()).toMatchObject([{ name: NAME, state: "open" }]);
    expect(await host.reviews?.lastChanged()).toBe("unchanged");
    await reviewer.close(NAME);
    expect(await host.reviews?.lastChanged()).toMatchObject([{ name: NAME, state: "rejected" }]);
  });

  test("comes newest first, and without branches that are none of ours", async () => {
    const { host, reviewer, server, mergeRequests } = await gitlabUnderTest();
    for (const name of ["01a", "01b", "01c"]) await host.propose(proposalNamed(name));
    await reviewer.close("01a");
    const [other] = mergeRequests("01b");
    if (other !== undefined)
      server.state.mergeRequests.push({ ...other, iid: 9, sourceBranch: "fix" });
    const changed = await host.reviews?.lastChanged();
    expect(changed).toMatchObject([{ name: "01a" }, { name: "01c" }, { name: "01b" }]);
  });
});

describe("A refused proposal", () => {
  test("is read although its branch is gone", async () => {
    const { host, reviewer } = await gitlabUnderTest();
    await host.propose(proposal);
    await reviewer.close(NAME);
    await host.reviews?.tidy(NAME);
    expect(await reviewer.branches()).toEqual(["main"]);
    expect(await host.readProposal(NAME, [PATH, "nowhere.json"])).toEqual([content, null]);
  });
});

describe("An approved proposal", () => {
  test("takes its branch with it, and is not read as one that waits", async () => {
    const { host, moderator, reviewer } = await gitlabUnderTest();
    await host.propose(proposal);
    await moderator.approve(NAME);
    expect(await reviewer.branches()).toEqual(["main"]);
    expect(await host.readProposal(NAME, [PATH])).toEqual([null]);
  });
});

describe("The notice", () => {
  test("is closed with all its doubles, and found by its label among others", async () => {
    const { host, server, reviewer } = await gitlabUnderTest();
    await host.reviews?.show({ label: "other", title: "Other", body: "" });
    await host.reviews?.show({ label: "suspected-spam", title: "One", body: "1" });
    const [, issue] = server.state.issues;
    if (issue !== undefined) server.state.issues.push({ ...issue, iid: 3, description: "2" });
    expect(await host.reviews?.readNotice("suspected-spam")).toEqual({ body: "1", isOpen: true });
    await host.reviews?.closeNotice("suspected-spam");
    expect(await reviewer.openNotices("suspected-spam")).toEqual([]);
    expect(await reviewer.openNotices("other")).toHaveLength(1);
  });
});

test("The instance's address may end in a slash, and the project be named by its number", async () => {
  const { server } = await gitlabUnderTest();
  const settings = { baseUrl: `${server.url}/`, project: "7", branch: "main" };
  const host = gitlab(
    { ...settings, token: server.state.token },
    { clock: () => 0, stopwatch: () => 0 },
  );
  expect(await host.readMain(["README.md"])).toEqual(["Hello\n"]);
});
