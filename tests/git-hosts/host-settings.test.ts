/** Which git host, and with what right: every environment that an operator may come up with. */
import { describe, expect, test } from "vitest";
import { connectGitHost } from "../../git-hosts/connect.ts";
import {
  type HostEnvironment,
  type HostSettings,
  hostSettingsFrom,
  type NamedHost,
} from "../../git-hosts/host-settings.ts";
import { gitRepository } from "../support/git-repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const AT = { branch: "main", repository: "ada/blog", address: null };
const GITHUB: NamedHost = { kind: "github", ...AT };
const PLAIN: NamedHost = { kind: "git", branch: "main", remote: "origin" };
const APP = { STET_APP_ID: "815", STET_APP_KEY: "app.pem" };

const RIGHT: [string, HostEnvironment, NamedHost, HostSettings][] = [
  [
    "plain git, which needs nothing",
    { STET_TOKEN: "ignored" },
    PLAIN,
    { kind: "git", directory: "here", branch: "main", remote: "origin" },
  ],
  [
    "GitHub with a token",
    { STET_TOKEN: " t0ken\n" },
    GITHUB,
    { ...at("https://api.github.com"), kind: "github", credentials: { token: "t0ken" } },
  ],
  [
    "GitHub with an app",
    APP,
    GITHUB,
    {
      ...at("https://api.github.com"),
      kind: "github",
      credentials: { appId: "815", installationId: null, keyFile: "app.pem" },
    },
  ],
  [
    "GitHub with an app's installation, rather than with a token that is there too",
    { ...APP, STET_APP_INSTALLATION: "42", STET_TOKEN: "t0ken" },
    GITHUB,
    {
      ...at("https://api.github.com"),
      kind: "github",
      credentials: { appId: "815", installationId: 42, keyFile: "app.pem" },
    },
  ],
  [
    "GitHub with a token, where all of the app is empty",
    { STET_APP_ID: "", STET_APP_KEY: "", STET_APP_INSTALLATION: "", STET_TOKEN: "t0ken" },
    GITHUB,
    { ...at("https://api.github.com"), kind: "github", credentials: { token: "t0ken" } },
  ],
  [
    "an instance of GitHub's own server",
    { STET_TOKEN: "t0ken" },
    { ...GITHUB, address: "https://git.example/api/v3" },
    { ...at("https://git.example/api/v3"), kind: "github", credentials: { token: "t0ken" } },
  ],
  [
    "GitLab, which knows no such app",
    { ...APP, STET_TOKEN: "glpat-1" },
    { ...AT, kind: "gitlab" },
    { ...at("https://gitlab.com"), kind: "gitlab", token: "glpat-1" },
  ],
  [
    "Codeberg, where no other Forgejo is named",
    { STET_TOKEN: "t0ken" },
    { ...AT, kind: "forgejo" },
    { ...at("https://codeberg.org"), kind: "forgejo", token: "t0ken" },
  ],
];

test.each(RIGHT)("%s", (_, environment, host, settings) => {
  expect(hostSettingsFrom(environment, host, "here")).toEqual({ ok: true, settings });
});

const WRONG: [string, HostEnvironment, string, RegExp][] = [
  ["no right at all", {}, "STET_TOKEN", /missing.*gitHost\.kind github/],
  ["a token of spaces", { STET_TOKEN: "  " }, "STET_TOKEN", /missing/],
  ["a token in two lines", { STET_TOKEN: "one\ntwo" }, "STET_TOKEN", /no token has/],
  ["a token of other letters", { STET_TOKEN: "t0kén" }, "STET_TOKEN", /no token has/],
  ["an app without its key", { STET_APP_ID: "815" }, "STET_APP_KEY", /STET_APP_ID is there/],
  [
    "an app's key without the app, whatever token there is",
    { STET_APP_KEY: "app.pem", STET_TOKEN: "t0ken" },
    "STET_APP_ID",
    /STET_APP_KEY is there/,
  ],
  [
    "an installation by its name",
    { ...APP, STET_APP_INSTALLATION: "ada" },
    "STET_APP_INSTALLATION",
    /expected a number/,
  ],
];

test.each(WRONG)("%s is refused, and the variable named", (_, environment, name, says) => {
  const read = hostSettingsFrom(environment, GITHUB, ".");
  if (read.ok) throw new Error("these settings are wrong");
  expect(read.problem.name).toBe(name);
  expect(read.problem.message).toMatch(says);
  // A token that was mistyped is one all the same.
  expect(read.problem.message).not.toMatch(/t0k|one/);
});

describe("connecting", () => {
  const tools = { clock: () => 0, stopwatch: () => 0 };

  test.each(["github", "gitlab", "forgejo"] as const)("to %s asks nothing yet", (kind) => {
    const read = hostSettingsFrom({ STET_TOKEN: "t0ken" }, { ...AT, kind }, ".");
    if (!read.ok) throw new Error(read.problem.message);
    // Nobody listens there.
    const settings = { ...read.settings, address: "http://127.0.0.1:9" };
    expect(connectGitHost(settings, tools).reviews).not.toBeNull();
  });

  test("to plain git works in the folder that is named", async () => {
    const directory = gitRepository({ "a.txt": "A\n" }).folder;
    const host = connectGitHost({ kind: "git", directory, branch: "main", remote: null }, tools);
    expect(await host.readMain(["a.txt"])).toEqual(["A\n"]);
    expect(host.reviews).toBeNull();
  });

  test("says which file it is that should hold the app's key, and cannot be read", () => {
    const keyFile = `${temporaryFolder()}/missing.pem`;
    const read = hostSettingsFrom({ ...APP, STET_APP_KEY: keyFile }, GITHUB, ".");
    if (!read.ok) throw new Error(read.problem.message);
    expect(() => connectGitHost(read.settings, tools)).toThrow(
      `STET_APP_KEY names ${keyFile}, which cannot be read.`,
    );
  });
});

function at(address: string) {
  return { address, repository: "ada/blog", branch: "main" };
}
