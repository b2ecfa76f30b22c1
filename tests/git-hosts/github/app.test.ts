import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { GithubApp } from "../../../git-hosts/github/settings.ts";
import { ALL_RIGHTS } from "../../support/github-server/state.ts";
import { NAME, proposalNamed } from "../git-host.contract.ts";
import { githubUnderTest } from "./github-under-test.ts";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const others = generateKeyPairSync("rsa", { modulusLength: 2048 });
const MINUTE = 60_000;

const pem = (key: KeyObject, type: "pkcs1" | "pkcs8") =>
  key.export({ format: "pem", type }).toString();

async function asApp(over: Partial<GithubApp> = {}) {
  const app = { appId: "815", installationId: null, privateKey: pem(privateKey, "pkcs1"), ...over };
  const tested = await githubUnderTest({ credentials: app });
  tested.server.state.app = {
    id: "815",
    installation: 42,
    publicKey: publicKey.export({ format: "pem", type: "spki" }).toString(),
    rights: ALL_RIGHTS,
  };
  const tokensMade = () =>
    tested.server.asked.filter((line) => line.endsWith("/access_tokens")).length;
  return { ...tested, tokensMade };
}

describe("a GitHub App", () => {
  test.each(["pkcs1", "pkcs8"] as const)("signs with a private key in %s", async (type) => {
    const { host } = await asApp({ privateKey: pem(privateKey, type) });
    await host.propose(proposalNamed(NAME));
    expect(await host.stateOf(NAME)).toBe("open");
  });

  test("looks for its installation only where it is not told", async () => {
    const { host, server } = await asApp({ installationId: 42 });
    await host.stateOf(NAME);
    expect(server.asked).toEqual([
      "POST /app/installations/42/access_tokens",
      "GET /repos/octo-org/blog/pulls",
    ]);
  });

  test("makes one token for all that is asked at the same moment, and keeps it", async () => {
    const { host, pass, tokensMade } = await asApp();
    await Promise.all([host.stateOf(NAME), host.stateOf(NAME), host.readMain(["README.md"])]);
    pass(54 * MINUTE);
    await host.stateOf(NAME);
    expect(tokensMade()).toBe(1);
  });

  test("makes the next one shortly before the end of the hour, and one for all", async () => {
    const { host, pass, tokensMade } = await asApp();
    await host.stateOf(NAME);
    pass(56 * MINUTE);
    await Promise.all([host.stateOf(NAME), host.stateOf(NAME), host.stateOf(NAME)]);
    expect(tokensMade()).toBe(2);
  });

  test("makes a new one where GitHub takes the old one no more, one for all", async () => {
    const { host, server, tokensMade } = await asApp();
    await host.stateOf(NAME);
    server.state.tokens.clear();
    await Promise.all([host.stateOf(NAME), host.stateOf(NAME), host.stateOf(NAME)]);
    expect(tokensMade()).toBe(2);
  });

  test("does not go on for ever where GitHub takes no token at all", async () => {
    const { host, server, tokensMade } = await asApp();
    server.interfere = ({ url }) =>
      url.includes("/pulls")
        ? Response.json({ message: "Bad credentials" }, { status: 401 })
        : null;
    await expect(host.stateOf(NAME)).rejects.toMatchObject({ kind: "denied", status: 401 });
    expect(tokensMade()).toBe(2);
  });

  test("tries again after GitHub gave it no token", async () => {
    const { host, server, tokensMade } = await asApp();
    server.breakAt({ request: 2, when: "before" });
    await expect(host.stateOf(NAME)).rejects.toMatchObject({ kind: "down" });
    expect(await host.stateOf(NAME)).toBe("none");
    expect(tokensMade()).toBe(2);
  });

  test.each<[string, Partial<GithubApp>, RegExp]>([
    ["another app's id", { appId: "816" }, /app's id is right/],
    ["another app's key", { privateKey: pem(others.privateKey, "pkcs1") }, /private key is one of/],
    ["a key that is cut off", { privateKey: pem(privateKey, "pkcs1").slice(0, 200) }, /whole text/],
    ["no key", { privateKey: "" }, /whole text of the \.pem file/],
    ["an installation of another app", { installationId: 43 }, /has no installation 43/],
  ])("says what is wrong with %s", async (_, app, says) => {
    const { host } = await asApp(app);
    const problem = await host.stateOf(NAME).then(
      () => expect.unreachable("it should have failed"),
      (error) => error,
    );
    expect(problem).toMatchObject({ name: "HostProblem" });
    expect(problem.message).toMatch(says);
    expect(JSON.stringify([problem, problem.stack, problem.cause])).not.toContain("PRIVATE KEY");
  });

  test("says that it is not installed there", async () => {
    const { server, restart } = await asApp();
    const host = restart({ repository: "other" });
    await expect(host.stateOf(NAME)).rejects.toThrow("not installed on octo-org/other");
    expect(server.asked).toEqual(["GET /repos/octo-org/other/installation"]);
  });
});

describe("a notice of what does not know its own name", () => {
  const notice = { label: "suspected-spam", title: "1 suspect", body: "- [ ] one" };
  const asked = async ({ host, people }: Awaited<ReturnType<typeof githubUnderTest>>) => {
    people.openIssue({ ...notice, body: "- [x] two" });
    const before = await host.reviews?.readNotice(notice.label);
    await host.reviews?.show(notice);
    return [before, await host.reviews?.readNotice(notice.label)];
  };
  const ours = [null, { body: notice.body, isOpen: true }];

  test("is a bot's, where it is an app", async () => {
    expect(await asked(await asApp())).toEqual(ours);
  });

  test("is a bot's, where the token is that of an app", async () => {
    const tested = await githubUnderTest({ credentials: { token: "ghs_1" } });
    const access = { login: "stet-app[bot]", rights: ALL_RIGHTS, until: null };
    tested.server.state.tokens.set("ghs_1", access);
    expect(await asked(tested)).toEqual(ours);
  });
});
