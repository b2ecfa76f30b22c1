import { describe, expect, test } from "vitest";
import type { GitHost } from "../../../git-hosts/git-host.ts";
import { isHostProblem } from "../../../git-hosts/http/host-problem.ts";
import type { Fault } from "../../support/github-server/github-server.ts";
import { NAME, PATH, proposalNamed } from "../git-host.contract.ts";
import { reviseNow, seenNow } from "../reviewed-host.ts";
import { type GithubUnderTest, githubUnderTest } from "./github-under-test.ts";

const proposal = proposalNamed(NAME);
const content = proposal.files[0]?.content ?? "";
const whole = { "README.md": "Hello\n", [PATH]: content };

/** Each request of a proposal, with what is asked in it. */
const PROPOSING = [
  "GET pulls",
  "GET commits",
  "POST trees",
  "POST commits",
  "POST refs",
  "POST pulls",
  "POST labels",
];

const cutOff = (steps: readonly string[]) =>
  steps.flatMap((step, at) =>
    (["before", "after"] as const).map((when) => ({ step, when, request: at + 1 })),
  );

/** Breaks off there; gives a host that knows nothing of it, as after a crash. */
async function brokenOff(
  tested: GithubUnderTest,
  fault: Fault,
  doing: (host: GitHost) => Promise<unknown>,
): Promise<GitHost> {
  tested.server.breakAt(fault);
  const error = await doing(tested.host).then(
    () => null,
    (problem) => problem,
  );
  expect(isHostProblem(error, "down")).toBe(true);
  return tested.restart();
}

describe("a proposal that broke off", () => {
  test.each(cutOff(PROPOSING))("$when $step was done is made whole, once", async (fault) => {
    const tested = await githubUnderTest();
    const { people, filesOf, openNames, server } = tested;
    const again = await brokenOff(tested, fault, (host) => host.propose(proposal));
    await again.propose(proposal);
    expect(await openNames()).toEqual([NAME]);
    expect(people.pullsOf(NAME)).toMatchObject([proposal.review]);
    expect(await filesOf(NAME)).toEqual(whole);
    expect([...server.state.git.branches.keys()].sort()).toEqual([`comment/${NAME}`, "main"]);
  });

  test("is made of these requests, and so cut off after each of them", async () => {
    const { host, server } = await githubUnderTest();
    await host.propose(proposal);
    expect(
      server.asked.map((line) => line.replace(/ \S*\/(\w+)(?:\/heads%2Fmain)?$/, " $1")),
    ).toEqual(PROPOSING);
  });

  test("and was closed by the moderator before it got its labels stays closed", async () => {
    const tested = await githubUnderTest();
    const fault = { request: PROPOSING.length, when: "before" } as const;
    const again = await brokenOff(tested, fault, (host) => host.propose(proposal));
    tested.people.close(NAME);
    await again.propose(proposal);
    expect(await again.stateOf(NAME)).toBe("rejected");
    expect(tested.people.pullOf(NAME).labels).toEqual([]);
  });

  test("keeps the labels that the moderator gave it", async () => {
    const { host, people } = await githubUnderTest();
    await host.propose(proposal);
    people.pullOf(NAME).labels = ["Mine"];
    await host.propose(proposal);
    expect(people.pullOf(NAME).labels).toEqual(["Mine", "comment"]);
    people.pullOf(NAME).labels = ["Comment"];
    await host.propose(proposal);
    expect(people.pullOf(NAME).labels).toEqual(["Comment"]);
  });

  test("loses its branch between two steps and is made anew", async () => {
    const { host, people, filesOf, server } = await githubUnderTest();
    let times = 0;
    server.interfere = ({ method, url }) => {
      if (method === "POST" && url.endsWith("/pulls") && times++ === 0) people.deleteBranch(NAME);
      return null;
    };
    await host.propose(proposal);
    expect(await filesOf(NAME)).toEqual(whole);
    expect(people.pullsOf(NAME)).toHaveLength(1);
  });

  test("loses its branch each time, and says so", async () => {
    const { host, people, server } = await githubUnderTest();
    server.interfere = ({ method, url }) => {
      if (method === "POST" && url.endsWith("/pulls")) people.deleteBranch(NAME);
      return null;
    };
    await expect(host.propose(proposal)).rejects.toMatchObject({ kind: "conflict" });
    expect(people.pullsOf(NAME)).toEqual([]);
  });
});

describe("a publication that broke off", () => {
  const publication = { title: "Publish comments", body: "One", files: proposal.files };
  const steps = ["GET commits", "POST trees", "POST commits", "PATCH refs"];

  test.each(cutOff(steps))("$when $step was done is one commit in the end", async (fault) => {
    const tested = await githubUnderTest();
    const before = await tested.commitsOnMain();
    const again = await brokenOff(tested, fault, (host) => host.publish(publication));
    await again.publish(publication);
    expect(await tested.commitsOnMain()).toBe(before + 1);
    expect(await again.readMain([PATH])).toEqual([content]);
  });
});

describe("a revision that broke off", () => {
  const review = { title: "New", body: "New", labels: ["new"], notLabels: ["comment"] };
  const revised = { ...proposal, review };
  const steps = ["GET pulls", "GET commits", "POST trees", "POST commits", "GET ref"];
  const moving = ["PATCH refs", "GET pulls"];
  const saying = ["POST labels", "DELETE comment", "GET pulls", "PATCH pulls"];

  test.each(cutOff([...steps, ...moving, ...saying]))(
    "$when $step was done is whole after another try",
    async (fault) => {
      const tested = await githubUnderTest();
      await tested.host.propose({ ...proposal, files: [{ path: "old.json", content: "Old" }] });
      const seen = await seenNow(tested.host);
      const revise = async (host: GitHost) => host.reviews?.revise(revised, seen);
      await reviseNow(await brokenOff(tested, fault, revise), revised);
      expect(await tested.filesOf(NAME)).toEqual(whole);
      const { title, body, labels } = review;
      expect(tested.people.pullsOf(NAME)).toMatchObject([{ title, body, labels }]);
    },
  );

  test("because the branch was deleted at that moment does nothing more", async () => {
    const { host, people, server } = await githubUnderTest();
    await host.propose(proposal);
    server.interfere = ({ method }) => {
      if (method === "PATCH") people.deleteBranch(NAME);
      return null;
    };
    await reviseNow(host, revised);
    expect(await host.stateOf(NAME)).toBe("rejected");
    expect(people.pullOf(NAME)).toMatchObject(proposal.review);
  });
});

test("a branch without its pull request is no proposal yet, and is not tidied away", async () => {
  const tested = await githubUnderTest();
  const fault = { request: 6, when: "before" } as const;
  const again = await brokenOff(tested, fault, (host) => host.propose(proposal));
  expect(await again.stateOf(NAME)).toBe("none");
  await again.reviews?.tidy(NAME);
  expect(await tested.filesOf(NAME)).toEqual(whole);
});
