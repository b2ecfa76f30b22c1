/** Where a site may be deployed to, as site.config.ts says it. */
import { describe, expect, test } from "vitest";
import { sampleSettings } from "../support/sample-site.ts";

const deployOf = (deploy: unknown) => sampleSettings(JSON.parse(JSON.stringify({ deploy }))).deploy;

test("it need not be set", () => {
  expect(sampleSettings().deploy).toBe(null);
});

describe("is taken:", () => {
  test.each([
    [{ branch: "pages" }, { branch: "pages", remote: "origin" }],
    [
      { branch: "site/live", remote: "host" },
      { branch: "site/live", remote: "host" },
    ],
    [
      { rsync: "deploy@user.example:/srv/blog/" },
      { rsync: "deploy@user.example:/srv/blog", port: null, inPlace: false },
    ],
    [
      { rsync: "[::1]:blog", port: 2222, inPlace: true },
      { rsync: "[::1]:blog", port: 2222, inPlace: true },
    ],
    [
      { rsync: "host:/srv/my blog/größe; rm -rf ~" },
      { rsync: "host:/srv/my blog/größe; rm -rf ~", port: null, inPlace: false },
    ],
    [{ folder: "/var/www/blog" }, { folder: "/var/www/blog" }],
  ])("%j", (written, read) => {
    expect(deployOf(written)).toEqual(read);
  });
});

const ONE_OF =
  'expected { branch: "pages" }, { rsync: "user@host:/path" } or { folder: "/var/www/blog" }';
const A_BRANCH = "expected a branch for the site alone, such as pages";
const A_PLACE = "expected a place such as deploy@user.example:/srv/blog";

describe("is refused, with an example:", () => {
  test.each([
    [{}, `deploy.branch: ${ONE_OF}`],
    [{ folder: "" }, "deploy.folder: expected a folder such as /var/www/blog"],
    [{ branch: "--force" }, `deploy.branch: ${A_BRANCH}`],
    [{ branch: "a..b" }, `deploy.branch: ${A_BRANCH}`],
    [{ branch: "a:main" }, `deploy.branch: ${A_BRANCH}`],
    [{ branch: "a.lock" }, `deploy.branch: ${A_BRANCH}`],
    [{ branch: "comment/x" }, `deploy.branch: ${A_BRANCH}`],
    [{ branch: "pages", remote: "--exec=x" }, "deploy.remote: expected a remote such as origin"],
    [{ branch: "pages", folder: "/srv" }, "deploy: has a key that is not known: folder"],
    // What ssh or rsync would read as an option, a file of this machine, or a module of a daemon.
    [{ rsync: "-oProxyCommand=x:/srv" }, `deploy.rsync: ${A_PLACE}`],
    [{ rsync: "ada@-oProxyCommand=x:/srv" }, `deploy.rsync: ${A_PLACE}`],
    [{ rsync: "-l@host:/srv" }, `deploy.rsync: ${A_PLACE}`],
    [{ rsync: "/srv/blog" }, `deploy.rsync: ${A_PLACE}`],
    [{ rsync: "host::module" }, `deploy.rsync: ${A_PLACE}`],
    [{ rsync: "host:-e" }, `deploy.rsync: ${A_PLACE}`],
    [{ rsync: "host:/" }, `deploy.rsync: ${A_PLACE}`],
    [{ rsync: "host:/srv\n/blog" }, `deploy.rsync: ${A_PLACE}`],
    [{ rsync: "host:/srv", port: 0 }, "deploy.port: "],
  ])("%j", (written, problem) => {
    expect(() => deployOf(written)).toThrow(`site.config.ts: ${problem}`);
  });
});
