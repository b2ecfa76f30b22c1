/** What the doctor says of repository, site and service, one broken thing at a time. */
import { rmSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { judgeAddress } from "../../../scripts/doctor/service.ts";
import { publishPosts } from "../../support/deployed-files.ts";
import { type Healthy, healthy, linesOf, setSite } from "./healthy-setup.ts";
import { type Broken, findsEach } from "./one-broken-thing.ts";

const onPlainGit = () => healthy(null);
afterEach(() => void vi.unstubAllEnvs());
const NOBODY = "http://127.0.0.1:1/";

test("Nothing is wrong on plain git where all is as it should be", async () => {
  const lines = await linesOf((await onPlainGit()).setup);
  expect(lines.filter(({ verdict }) => verdict !== "right")).toEqual([]);
});

const setEnvironment =
  (changes: NodeJS.Dict<string>) =>
  ({ setup }: Healthy) =>
    Object.assign(setup.environment, changes);

describe("The repository:", () => {
  const ROWS: Broken<Healthy>[] = [
    {
      what: "that it is none",
      arrange: ({ clone }) => rmSync(`${clone.folder}/.git`, { recursive: true }),
      about: "repository",
      verdict: "wrong",
      says: /is not a git repository/,
    },
    {
      what: "that it belongs to somebody else",
      arrange: () => {
        // For git's own tests, since only root could give it away.
        vi.stubEnv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
        vi.stubEnv("GIT_CONFIG_GLOBAL", "/dev/null");
      },
      about: "repository",
      verdict: "wrong",
      says: /another user owns it/,
    },
    {
      what: "that the main branch has another name",
      arrange: ({ clone }) => clone.git("branch", "-m", "trunk"),
      about: "repository",
      verdict: "wrong",
      says: /no branch "main"/,
    },
    {
      what: "a merge with conflicts",
      arrange: ({ clone }) => {
        clone.git("checkout", "-q", "-b", "other");
        clone.commit("Other", { "README.md": "Other\n" });
        clone.git("checkout", "-q", "main");
        clone.commit("Mine", { "README.md": "Mine\n" });
        expect(() => clone.git("merge", "-q", "other")).toThrow();
      },
      about: "repository",
      verdict: "wrong",
      says: /conflicts/,
    },
    {
      what: "no remote of that name",
      arrange: ({ clone }) => clone.git("remote", "rename", "origin", "upstream"),
      about: "remote",
      verdict: "wrong",
      says: /There is no remote origin/,
    },
    {
      what: "a remote that does not answer, and keeps its password",
      arrange: ({ clone }) =>
        clone.git("remote", "set-url", "origin", "http://ada:s3cret@127.0.0.1:1/ada/blog.git"),
      about: "remote",
      verdict: "wrong",
      says: /does not answer/,
    },
    {
      what: "a remote without the branch",
      arrange: ({ clone, remote }) =>
        clone.git("--git-dir", remote, "branch", "-m", "main", "trunk"),
      about: "remote",
      verdict: "wrong",
      says: /has no branch main/,
    },
    {
      what: "a remote that may not be pushed to",
      arrange: ({ clone }) =>
        clone.git("remote", "set-url", "--push", "origin", "/nowhere/blog.git"),
      about: "remote",
      verdict: "wrong",
      says: /may not be pushed to/,
    },
    {
      what: "that STET_HERE keeps to the clone",
      arrange: setEnvironment({ STET_HERE: "1" }),
      about: "remote",
      verdict: "right",
      says: /stay in this repository/,
    },
    {
      what: "that STET_REPOSITORY leads elsewhere",
      arrange: setEnvironment({ STET_REPOSITORY: "/nowhere" }),
      about: "repository",
      verdict: "wrong",
      says: /is not/,
    },
  ];
  findsEach(ROWS, onPlainGit);
});

describe("The site:", () => {
  const ROWS: Broken<Healthy>[] = [
    {
      what: "that nothing answers",
      arrange: (tested) => setSite(tested, { url: NOBODY }),
      about: "site",
      verdict: "wrong",
      says: /does not answer/,
      besides: ["service-site", "service-address"],
    },
    {
      what: "that it is not there",
      arrange: ({ deployed }) => deployed.files.delete(""),
      about: "site",
      verdict: "wrong",
      says: /status 404/,
    },
    {
      what: "that it leads elsewhere",
      arrange: ({ deployed }) => {
        deployed.misbehave = (_, response) =>
          response.writeHead(301, { location: "https://www.user.example/" }).end();
      },
      about: "site",
      verdict: "wrong",
      says: /leads to https:\/\/www\.user\.example/,
    },
    {
      what: "that its index is missing",
      arrange: ({ deployed }) => deployed.files.delete("site-index.json"),
      about: "site-index",
      verdict: "wrong",
      says: /status 404/,
    },
    {
      what: "that its index is none",
      arrange: ({ deployed }) => deployed.files.set("site-index.json", "<html>"),
      about: "site-index",
      verdict: "wrong",
      says: /not valid JSON/,
    },
    {
      what: "that its index is of another site",
      arrange: ({ deployed }) => {
        const text = deployed.files.get("site-index.json") ?? "";
        const other = text.replaceAll(deployed.url, "https://blog.example/");
        deployed.files.set("site-index.json", other);
      },
      about: "site-index",
      verdict: "wrong",
      says: /another site: https:\/\/blog\.example/,
    },
    {
      what: "that no post takes comments",
      arrange: ({ deployed }) => publishPosts(deployed, { "first-post": { comments: "closed" } }),
      about: "site-index",
      verdict: "note",
      says: /None of them takes comments/,
    },
    {
      what: "that commenters.json is missing",
      arrange: ({ deployed }) => deployed.files.delete("commenters.json"),
      about: "commenters",
      verdict: "wrong",
      says: /not told who commented before/,
    },
    {
      what: "that the environment has another address",
      arrange: (tested) => {
        setEnvironment({ STET_SITE_URL: tested.deployed.url })(tested);
        setSite(tested, { url: "https://blog.example/" });
      },
      about: "settings",
      verdict: "note",
      says: /STET_SITE_URL is http:/,
    },
    {
      what: "that the environment has something else than an address",
      arrange: setEnvironment({ STET_SITE_URL: "blog" }),
      about: "settings",
      verdict: "wrong",
      says: /is not an address/,
    },
  ];
  findsEach(ROWS, onPlainGit);
});

describe("The service:", () => {
  const ROWS: Broken<Healthy>[] = [
    {
      what: "that there is none",
      arrange: (tested) => setSite(tested, { service: null }),
      about: "service",
      verdict: "note",
      says: /comments closed/,
    },
    {
      what: "that it does not answer",
      arrange: (tested) => setSite(tested, { service: NOBODY }),
      about: "service",
      verdict: "wrong",
      says: /does not answer/,
    },
    {
      what: "that something else answers",
      arrange: (tested) => {
        tested.deployed.files.set("forms/health", "<h1>Hello</h1>");
        setSite(tested, { service: `${tested.deployed.url}forms/` });
      },
      about: "service",
      verdict: "wrong",
      says: /is not the comment service/,
    },
    {
      what: "that it has the address of the site",
      arrange: (tested) => setSite(tested, { service: tested.deployed.url }),
      about: "service-address",
      verdict: "wrong",
      says: /the same address/,
      besides: ["service"],
    },
    {
      what: "that it is the one of another site",
      arrange: async (tested) => {
        const { setup } = await onPlainGit();
        setSite(tested, { service: setup.site.service });
      },
      about: "service-site",
      verdict: "wrong",
      says: /does not take http:/,
    },
  ];
  findsEach(ROWS, onPlainGit);

  test.each([
    ["https://user.example/", "https://comments.user.example/", "right"],
    ["https://user.example/", "https://user.example/comments/", "right"],
    ["http://localhost:8080/", "http://localhost:8081/", "right"],
    ["http://[::1]:8080/", "http://127.0.0.1:8081/", "right"],
    ["https://user.example/", "http://comments.user.example/", "wrong"],
    ["http://user.example/", "http://comments.user.example/", "wrong"],
    ["https://user.example/", "http://localhost:8081/", "wrong"],
    ["https://user.example/", "https://user.example/", "wrong"],
  ])("of a site at %s, one at %s is %s", (url, service, verdict) => {
    expect(judgeAddress({ url, service }).verdict).toBe(verdict);
  });
});

describe("The settings of the service:", () => {
  const KEY = "ab".repeat(32);
  const rows: (readonly [what: string, environment: Record<string, string>, says: RegExp])[] = [
    ["that one is missing", { SIGNING_KEYS: "" }, /SIGNING_KEYS is missing/],
    ["a key that is too short", { IDENTITY_KEY: "abcdef" }, /IDENTITY_KEY expected at least 32/],
    ["one of several keys that is malformed", { SIGNING_KEYS: `${KEY},` }, /SIGNING_KEYS expected/],
    [
      "a key with two jobs, written in two ways",
      { IDENTITY_KEY: KEY, SIGNING_KEYS: Buffer.from(KEY, "hex").toString("base64") },
      /SIGNING_KEYS holds the IDENTITY_KEY/,
    ],
    ["proxies that are no number", { TRUSTED_PROXIES: "all" }, /TRUSTED_PROXIES expected a whole/],
    ["a look that is never", { STET_LOOK_SECONDS: "0" }, /STET_LOOK_SECONDS expected a whole/],
    ["a webhook secret that is short", { STET_WEBHOOK_SECRET: "s3cret" }, /STET_WEBHOOK_SECRET/],
    [
      "whom to tell, and nothing to sign it with",
      { STET_NOTIFY_URL: "https://user.example/" },
      /STET_NOTIFY_SECRET is missing/,
    ],
  ];
  findsEach<Healthy>(
    [
      {
        what: "that there are none to look at",
        arrange: setEnvironment({ IDENTITY_KEY: "", SIGNING_KEYS: "" }),
        about: "service-settings",
        verdict: "note",
        says: /not in the environment/,
      },
      ...rows.map(([what, environment, says]) => ({
        ...{ what, says, arrange: setEnvironment(environment) },
        ...{ about: "service-settings", verdict: "wrong" as const },
      })),
    ],
    onPlainGit,
  );
});
