/** What the doctor says of repository, site and service, one broken thing at a time. */
import { renameSync } from "node:fs";
import { afterEach, describe, expect, test, vi } from "vitest";
import { judgeAddress } from "../../../scripts/doctor/service.ts";
import { publishPosts } from "../../support/deployed-files.ts";
import { type Healthy, healthy, KEYS, linesOf, setSite } from "./healthy-setup.ts";
import { type Broken, findsEach } from "./one-broken-thing.ts";

const onPlainGit = () => healthy(null);
afterEach(() => void vi.unstubAllEnvs());
const NOBODY = "http://127.0.0.1:1/";

test("Nothing is wrong on plain git where all is as it should be", async () => {
  const { setup } = await onPlainGit();
  const lines = await linesOf({ ...setup, environment: KEYS });
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
      // Away at once: the service beside it writes there.
      arrange: ({ clone }) => renameSync(`${clone.folder}/.git`, `${clone.folder}/before`),
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

describe("The settings of the service", () => {
  async function settingsLines(environment: Readonly<Record<string, string>>) {
    const { setup } = await onPlainGit();
    const lines = await linesOf({ ...setup, environment });
    return lines.filter(({ about }) => about === "service-settings");
  }

  test("are not looked at where there are none", async () => {
    const lines = await settingsLines({});
    expect(lines).toMatchObject([
      { verdict: "note", says: expect.stringMatching("not in the environment") },
    ]);
  });

  test.each<[string, Record<string, string>, RegExp[]]>([
    [
      "malformed",
      {
        IDENTITY_KEY: "s3cret",
        SIGNING_KEYS: `${KEYS.SIGNING_KEYS},`,
        TRUSTED_PROXIES: "all",
        STET_LOOK_SECONDS: "0",
        STET_WEBHOOK_SECRET: "s3cret",
      },
      [
        /^IDENTITY_KEY expected at least 32/,
        /^SIGNING_KEYS expected at least 32/,
        /^TRUSTED_PROXIES expected a whole number/,
        /^STET_LOOK_SECONDS expected a whole number/,
        /^STET_WEBHOOK_SECRET expected at least 20/,
      ],
    ],
    [
      "at odds with each other",
      {
        // The same bytes, written in two ways.
        SIGNING_KEYS: Buffer.from(KEYS.IDENTITY_KEY, "hex").toString("base64"),
        STET_NOTIFY_URL: "https://user.example/",
      },
      [/^SIGNING_KEYS holds the IDENTITY_KEY/, /^STET_NOTIFY_SECRET is missing/],
    ],
  ])("that are %s are told all at once, without a word of their own", async (_, broken, says) => {
    const lines = await settingsLines({ ...KEYS, ...broken });
    expect(lines.map(({ verdict }) => verdict)).toEqual(says.map(() => "wrong"));
    expect(lines.map(({ says: said }) => said)).toEqual(
      says.map((one) => expect.stringMatching(one)),
    );
    expect(lines.map(({ mend }) => mend)).not.toContain("");
    for (const secret of ["s3cret", KEYS.IDENTITY_KEY, KEYS.SIGNING_KEYS])
      expect(JSON.stringify(lines)).not.toContain(secret);
  });
});
