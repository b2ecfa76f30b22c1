import { beforeEach, expect, test } from "vitest";
import { connectGitHost } from "../../git-hosts/connect.ts";
import type { GitHost } from "../../git-hosts/git-host.ts";
import { proposalNamed } from "./git-host.contract.ts";
import { type GithubUnderTest, githubUnderTest, TOKEN } from "./github/github-under-test.ts";
import { reviewsOf } from "./reviewed-host.ts";

const NOTICE = { label: "notice", title: "Two wait", body: "Look at them" };

let under: GithubUnderTest;
let host: GitHost;

beforeEach(async () => {
  under = await githubUnderTest();
  const { url, state } = under.server;
  const repository = `${state.owner}/${state.name}`;
  const at = { address: url, repository, branch: "main" };
  host = connectGitHost(
    { kind: "github", ...at, credentials: { token: TOKEN } },
    { clock: Date.now, stopwatch: () => performance.now() },
  );
});

/** What each request that changes something asks for, as they come: the last part of its path. */
function changesAsked(): string[] {
  return under.server.asked.flatMap((asked) =>
    asked.startsWith("GET ") ? [] : (asked.split("/").at(-1) ?? ""),
  );
}

const A_PROPOSAL = ["trees", "commits", "refs", "pulls", "labels"];

test("changes are made one after another, whoever asks for them", async () => {
  await Promise.all([
    host.propose(proposalNamed("01a")),
    reviewsOf(host).show(NOTICE),
    host.propose(proposalNamed("01b")),
  ]);
  expect(changesAsked()).toEqual([...A_PROPOSAL, "issues", ...A_PROPOSAL]);
});

test("one that fails keeps none from being made after it", async () => {
  let isFirst = true;
  under.server.interfere = ({ method }) => {
    if (method === "GET" || !isFirst) return null;
    isFirst = false;
    return new Response(null, { status: 403 });
  };
  const failing = host.propose(proposalNamed("01a"));
  const next = host.propose(proposalNamed("01b"));
  await expect(failing).rejects.toThrow("403");
  await next;
  expect(await host.stateOf("01b")).toBe("open");
});

test("reading waits for no change", async () => {
  let states: string[] = [];
  under.server.interfere = async ({ method }) => {
    if (method !== "GET" && states.length === 0) states = [await host.stateOf("01a")];
    return null;
  };
  await host.propose(proposalNamed("01a"));
  expect(states).toEqual(["none"]);
});
