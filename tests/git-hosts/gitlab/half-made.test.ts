/** Whatever is lost on the way to GitLab, and whoever comes between, a proposal is made whole and once. */
import { describe, expect, test } from "vitest";
import { PROJECT_ID } from "../../support/gitlab-server/gitlab-state.ts";
import { accept, close } from "../../support/gitlab-server/merge-request-acts.ts";
import { NAME, PATH, proposalNamed } from "../git-host.contract.ts";
import { reviseNow, seenNow } from "../reviewed-host.ts";
import { type GitlabUnderTest, gitlabUnderTest } from "./gitlab-under-test.ts";

const proposal = proposalNamed(NAME);
const content = proposal.files[0]?.content;
const BRANCH = `comment/${NAME}`;

/** What a proxy says for a GitLab that it does not reach. */
const lost = () => new Response("<html>502 Bad Gateway</html>", { status: 502 });

/**
 * Fails the request with this number: before GitLab did anything, or when it had done it all. What only
 * reads is asked once more at once, and fails then too.
 */
function failRequest({ server }: GitlabUnderTest, number: number, when: "before" | "after"): void {
  const { requests } = server;
  const at = requests.length + number - 1;
  const isRepeated = () =>
    requests.length === at + 2 &&
    requests[at]?.method === "GET" &&
    requests[at]?.path === requests[at + 1]?.path;
  const fail = () => (requests.length === at + 1 || isRepeated() ? lost() : undefined);
  server.meddle = when === "before" ? fail : null;
  server.muffle = when === "after" ? fail : null;
}

function healed({ server }: GitlabUnderTest): void {
  server.meddle = null;
  server.muffle = null;
}

async function expectWhole({ host, filesOf, mergeRequests }: GitlabUnderTest): Promise<void> {
  expect(await host.stateOf(NAME)).toBe("open");
  expect(mergeRequests(NAME)).toHaveLength(1);
  expect(mergeRequests(NAME)[0]).toMatchObject({ labels: ["comment"], state: "opened" });
  expect(await filesOf(NAME)).toEqual({ "README.md": "Hello\n", [PATH]: content });
}

describe("A proposal", () => {
  test("takes one look and two requests more", async () => {
    const under = await gitlabUnderTest();
    await under.host.propose(proposal);
    expect(under.server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      expect.stringMatching(/^GET .*\/merge_requests\?source_branch=comment%2F/),
      "POST /api/v4/projects/group%2Fsub%2Fblog/repository/commits",
      "POST /api/v4/projects/group%2Fsub%2Fblog/merge_requests",
    ]);
  });

  const losses = [1, 2, 3].flatMap((number) => [
    [number, "before"] as const,
    [number, "after"] as const,
  ]);
  test.each(losses)(
    "that lost request %i %s GitLab had it, is made whole",
    async (number, when) => {
      const under = await gitlabUnderTest();
      failRequest(under, number, when);
      await expect(under.host.propose(proposal)).rejects.toMatchObject({ kind: "down" });
      healed(under);
      await under.host.propose(proposal);
      await expectWhole(under);
    },
  );

  const later = [...losses, [4, "before"] as const, [4, "after"] as const];
  test.each(later)("finds its branch, although request %i is lost %s", async (number, when) => {
    const under = await gitlabUnderTest();
    failRequest(under, 2, "after");
    await expect(under.host.propose(proposal)).rejects.toThrow();
    failRequest(under, number, when);
    await expect(under.host.propose(proposal)).rejects.toMatchObject({ kind: "down" });
    healed(under);
    await under.host.propose(proposal);
    await expectWhole(under);
  });

  test("whose branch somebody deletes between two steps says so, and is made whole", async () => {
    const under = await gitlabUnderTest();
    under.server.meddle = ({ method, path }) => {
      if (method === "POST" && path.endsWith("/merge_requests"))
        under.server.state.repository.branches.delete(BRANCH);
      return undefined;
    };
    await expect(under.host.propose(proposal)).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringMatching(`^GitLab does not see ${BRANCH}, .* Try again$`),
    });
    healed(under);
    await under.host.propose(proposal);
    await expectWhole(under);
  });

  test("keeps the branch that it has so far, when all is tidied", async () => {
    const under = await gitlabUnderTest();
    failRequest(under, 3, "before");
    await expect(under.host.propose(proposal)).rejects.toThrow();
    healed(under);
    await under.host.reviews?.tidy(NAME);
    expect(await under.reviewer.branches()).toEqual(["main", BRANCH]);
  });

  test("that lost its branch while it waits gets it back", async () => {
    const under = await gitlabUnderTest();
    await under.host.propose(proposal);
    under.server.state.repository.branches.delete(BRANCH);
    await under.host.propose(proposal);
    await expectWhole(under);
  });

  test("that is approved while its branch is looked for gets none again", async () => {
    const under = await gitlabUnderTest();
    await under.host.propose(proposal);
    under.server.meddle = ({ path }) => {
      const [request] = under.mergeRequests(NAME);
      if (path.includes("/repository/branches/") && request?.state === "opened")
        accept(under.server.state, request);
      return undefined;
    };
    await under.host.propose(proposal);
    expect(await under.reviewer.branches()).toEqual(["main"]);
    expect(await under.host.stateOf(NAME)).toBe("approved");
  });

  test("is known by the last of several merge requests that people made of its branch", async () => {
    const under = await gitlabUnderTest();
    await under.host.propose(proposal);
    const [first] = under.mergeRequests(NAME);
    if (first === undefined) throw new Error("nothing was made");
    close(under.server.state, first);
    const second = { ...first, iid: 2, labels: ["spam"], notes: [] };
    under.server.state.mergeRequests.push(second);
    expect(await under.host.stateOf(NAME)).toBe("spam");
    second.state = "merged";
    expect(await under.host.stateOf(NAME)).toBe("approved");
    second.state = "locked";
    expect(await under.host.stateOf(NAME)).toBe("open");
  });

  test("is not taken for made, or refused, by a fork's branch of the same name", async () => {
    const under = await gitlabUnderTest();
    const elsewhere = await gitlabUnderTest();
    await elsewhere.host.propose(proposal);
    const [request] = elsewhere.mergeRequests(NAME);
    if (request === undefined) throw new Error("nothing was made");
    const forked = { ...request, sourceProject: PROJECT_ID + 1, labels: ["spam"] };
    under.server.state.mergeRequests.push({ ...forked, state: "closed" });
    expect(await under.host.stateOf(NAME)).toBe("none");
    expect(await under.host.reviews?.lastChanged()).toEqual([]);
    await under.host.propose(proposal);
    await expectWhole(under);
  });
});

describe("A revision", () => {
  const revised = {
    ...proposal,
    files: [{ path: "data/a.json", content: "a\n" }],
    review: { title: "One", body: "One is left", labels: ["comment"] },
  };

  const losses = [1, 2, 3, 4, 5].flatMap((number) => [
    [number, "before"] as const,
    [number, "after"] as const,
  ]);
  test.each(losses)(
    "that lost request %i %s GitLab had it, is done by doing it again",
    async (number, when) => {
      const under = await gitlabUnderTest();
      await under.host.propose(proposal);
      const seen = await seenNow(under.host);
      failRequest(under, number, when);
      await expect(under.host.reviews?.revise(revised, seen)).rejects.toMatchObject({
        kind: "down",
      });
      healed(under);
      await reviseNow(under.host, revised);
      expect(await under.filesOf(NAME)).toEqual({ "README.md": "Hello\n", "data/a.json": "a\n" });
      expect(await under.reviewer.pullRequest(NAME)).toEqual(revised.review);
    },
  );

  test("of what is approved at that very moment changes no word of it, and leaves no branch", async () => {
    const under = await gitlabUnderTest();
    await under.host.propose(proposal);
    under.server.meddle = ({ path }) => {
      const [request] = under.mergeRequests(NAME);
      if (path.endsWith("/repository/commits") && request?.state === "opened")
        accept(under.server.state, request);
      return undefined;
    };
    await reviseNow(under.host, revised);
    expect(await under.reviewer.pullRequest(NAME)).toEqual(proposal.review);
    expect(await under.reviewer.branches()).toEqual(["main"]);
    expect(await under.host.readMain([PATH, "data/a.json"])).toEqual([content, null]);
  });

  test("is read at once, although GitLab itself hears of it later", async () => {
    const under = await gitlabUnderTest();
    await under.host.propose(proposal);
    under.server.state.isSlow = true;
    await reviseNow(under.host, revised);
    expect(await under.host.readProposal(NAME, ["data/a.json", PATH])).toEqual(["a\n", null]);
  });
});
