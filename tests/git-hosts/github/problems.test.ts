import { describe, expect, test } from "vitest";
import type { HostProblem } from "../../../git-hosts/http/host-problem.ts";
import { ALL_RIGHTS } from "../../support/github-server/state.ts";
import { NAME, PATH, proposalNamed } from "../git-host.contract.ts";
import { reviseNow } from "../reviewed-host.ts";
import { type GithubUnderTest, githubUnderTest, TOKEN } from "./github-under-test.ts";

const proposal = proposalNamed(NAME);
const publication = { title: "Publish comments", body: "", files: proposal.files };

async function problemOf(doing: Promise<unknown>): Promise<HostProblem> {
  return doing.then(
    () => expect.unreachable("it should have failed"),
    (error) => error,
  );
}

describe("a problem says what to do:", () => {
  test.each<[string, (tested: GithubUnderTest) => void, Partial<HostProblem>, RegExp]>([
    [
      "the repository has moved",
      ({ server: { state } }) => {
        state.formerNames.push(state.name);
        state.name = "journal";
      },
      { kind: "missing", status: 301 },
      /has moved: set the owner and the name/,
    ],
    [
      "the token is not valid",
      ({ server: { state } }) => state.tokens.clear(),
      { kind: "denied", status: 401 },
      /Make a new one/,
    ],
    [
      "the token has no right to write",
      ({ server: { state } }) => {
        const rights = { ...ALL_RIGHTS, contents: "read" } as const;
        state.tokens.set(TOKEN, { login: "stet-bot", rights, until: null });
      },
      { kind: "denied", status: 403 },
      /It needs contents=write/,
    ],
    [
      "a secondary limit is reached",
      ({ server: { limits } }) => {
        limits.perMinute = 0;
      },
      { kind: "busy", status: 403, retryAfterMs: 60_000 },
      /secondary rate limit/,
    ],
    [
      "the hour is used up",
      ({ server }) => {
        server.interfere = () => {
          const headers = {
            date: "Thu, 28 May 2026 20:00:00 GMT",
            "x-ratelimit-remaining": "0",
            "x-ratelimit-reset": "1780000000",
          };
          return Response.json({ message: "API rate limit exceeded" }, { status: 403, headers });
        };
      },
      { kind: "busy", retryAfterMs: 1_780_000_000_000 - Date.parse("2026-05-28T20:00:00Z") },
      /API rate limit exceeded/,
    ],
    [
      "there is no such branch",
      ({ server: { state } }) => {
        const main = state.git.branches.get("main") ?? "";
        state.git.branches.delete("main");
        state.git.branches.set("trunk", main);
      },
      { kind: "missing", status: 422 },
      /no branch main with a commit in octo-org\/blog/,
    ],
    [
      "the repository is empty",
      ({ server: { state } }) => state.git.branches.clear(),
      { kind: "missing", status: 409 },
      /no branch main with a commit in octo-org\/blog/,
    ],
  ])("%s", async (_, happen, about, says) => {
    const tested = await githubUnderTest();
    happen(tested);
    const problem = await problemOf(tested.host.propose(proposal));
    expect(problem).toMatchObject({ name: "HostProblem", ...about });
    expect(problem.message).toMatch(says);
    expect(JSON.stringify([problem, problem.stack])).not.toContain(TOKEN);
  });

  test("the repository is not there", async () => {
    const { restart } = await githubUnderTest();
    const problem = await problemOf(restart({ repository: "other" }).stateOf(NAME));
    expect(problem).toMatchObject({ kind: "missing", status: 404 });
    expect(problem.message).toContain("or the token may not see it");
  });

  test("a rule of the branch keeps us from publishing", async () => {
    const { host, server, commitsOnMain } = await githubUnderTest();
    server.state.rules = ["pull_request"];
    const before = await commitsOnMain();
    const problem = await problemOf(host.publish(publication));
    expect(problem).toMatchObject({ kind: "refused", status: 422 });
    expect(problem.message).toContain("Changes must be made through a pull request");
    expect(problem.message).toContain("bypass the rules of that branch");
    expect(await commitsOnMain()).toBe(before);
  });
});

describe("publishing", () => {
  test("goes on top of what others commit at the same moment", async () => {
    const { host, server, people } = await githubUnderTest();
    let times = 0;
    server.interfere = ({ method }) => {
      if (method === "PATCH" && times++ < 2) people.commitOnMain(`posts/${times}.md`, "New\n");
      return null;
    };
    await host.publish(publication);
    expect(await host.readMain([PATH, "posts/1.md", "posts/2.md"])).toEqual([
      proposal.files[0]?.content,
      "New\n",
      "New\n",
    ]);
  });

  test("gives up where main never stands still, and changes nothing", async () => {
    const { host, server, people } = await githubUnderTest();
    server.interfere = ({ method }) => {
      if (method === "PATCH") people.commitOnMain("posts/new.md", `${server.asked.length}\n`);
      return null;
    };
    const problem = await problemOf(host.publish(publication));
    expect(problem).toMatchObject({ kind: "conflict" });
    expect(await host.readMain([PATH])).toEqual([null]);
  });

  test("makes one commit with the whole message, in the name of Stet", async () => {
    const { host, server } = await githubUnderTest();
    const { git } = server.state;
    await host.publish({ ...publication, body: "Two\n\nparagraphs" });
    const commit = git.objects.commit(git.resolve("main") ?? "");
    expect(commit).toMatchObject({
      message: "Publish comments\n\nTwo\n\nparagraphs",
      author: { name: "Stet", email: "stet@noreply.invalid" },
      committer: { name: "Stet", email: "stet@noreply.invalid" },
    });
    expect(commit?.parents).toHaveLength(1);
  });
});

describe("the pace of proposals", () => {
  const names = Array.from({ length: 40 }, (_, at) => `01p${at}`);

  test("stays below GitHub's limits, and begins none that it could not end", async () => {
    const { host, server, openNames, pass } = await githubUnderTest();
    const posts = () => server.asked.filter((line) => line.startsWith("POST")).length;
    // One request, so that a minute does not end where a proposal does.
    const files = [{ path: "README.md", content: "Hello\n" }];
    await host.publish({ title: "Nothing new", body: "", files });
    let waits = 0;
    for (const name of names) {
      const before = posts();
      const problem = await host.propose(proposalNamed(name)).catch((error) => error);
      if (problem === undefined) continue;
      expect(problem).toMatchObject({ kind: "busy", status: null });
      expect(posts()).toBe(before);
      waits += 1;
      pass(problem.retryAfterMs);
      await host.propose(proposalNamed(name));
    }
    expect(await openNames()).toHaveLength(names.length);
    // 17 in the first minute, and 18 in each that follows.
    expect(waits).toBe(2);
  });
});

test("a limit that is reached does not make us somebody who cannot be told", async () => {
  const { host, server, pass, restart } = await githubUnderTest();
  const notice = { label: "spam", title: "Spam", body: "- [ ] one" };
  await host.reviews?.show(notice);
  server.interfere = ({ url }) =>
    url.endsWith("/user")
      ? Response.json({ message: "Slow down" }, { status: 403, headers: { "retry-after": "60" } })
      : null;
  const fresh = restart();
  await expect(fresh.reviews?.readNotice(notice.label)).rejects.toMatchObject({ kind: "busy" });
  server.interfere = () => null;
  pass(60_000);
  expect(await fresh.reviews?.readNotice(notice.label)).toMatchObject({ isOpen: true });
});

test.each([
  ["stateOf", 1, (tested: GithubUnderTest) => tested.host.stateOf(NAME)],
  ["readMain of two files", 3, (tested: GithubUnderTest) => tested.host.readMain([PATH, "x"])],
  ["readMain of none", 0, (tested: GithubUnderTest) => tested.host.readMain([])],
  ["readProposal", 2, (tested: GithubUnderTest) => tested.host.readProposal(NAME, [PATH])],
  ["propose", 7, (tested: GithubUnderTest) => tested.host.propose(proposalNamed("01new"))],
  ["propose, of what is there", 1, (tested: GithubUnderTest) => tested.host.propose(proposal)],
  ["publish", 4, (tested: GithubUnderTest) => tested.host.publish(publication)],
  ["lastChanged", 1, (tested: GithubUnderTest) => tested.host.reviews?.lastChanged()],
  ["branches", 1, (tested: GithubUnderTest) => tested.host.reviews?.branches()],
  ["read", 2, (tested: GithubUnderTest) => tested.host.reviews?.read(NAME)],
  ["read and revise", 10, (tested: GithubUnderTest) => reviseNow(tested.host, proposal)],
])("%s costs %i requests", async (_, count, doing) => {
  const tested = await githubUnderTest();
  await tested.host.propose(proposal);
  const before = tested.server.asked.length;
  await doing(tested);
  expect(tested.server.asked.length - before).toBe(count);
});
