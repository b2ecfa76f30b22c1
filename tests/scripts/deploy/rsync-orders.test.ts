/** What rsync and ssh are asked for, and what is read from their answers. */
import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { namesIn, planIn, versionsIn } from "../../../scripts/deploy/rsync-answers.ts";
import {
  comparison,
  inPlaceUploads,
  listing,
  makingVersions,
  removal,
  switching,
  topListing,
  upload,
} from "../../../scripts/deploy/rsync-orders.ts";
import { RsyncFailed } from "../../../scripts/deploy/run-rsync.ts";
import { sshCommand, withSshAccess } from "../../../scripts/deploy/ssh-access.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const HOSTILE = "deploy@user.example:/srv/$(touch x); `y` 'z'";
const server = { place: HOSTILE, ssh: "ssh" };
const ORDERS = {
  listing: listing(server),
  topListing: topListing(server),
  comparison: comparison(server, "/site", "current"),
  makingVersions: makingVersions(server, "/empty"),
  upload: upload(server, "/site", { made: "b", last: "a" }),
  switching: switching(server, "/made"),
  removal: removal(server, "/empty", ["a"]),
  assets: inPlaceUploads(server, "/site")[0] ?? [],
  pages: inPlaceUploads(server, "/site")[1] ?? [],
};

describe("every order", () => {
  test.each(Object.entries(ORDERS))("%s keeps its paths from every shell", (_, words) => {
    expect(words).toContain("-s");
    expect(words.filter((word) => word.includes("srv"))).toEqual([words.at(-1)]);
    expect(words.at(-1)).toMatch(/^deploy@user\.example:\/srv\/\$\(touch x\); `y` 'z'\//);
  });

  test.each(["comparison", "upload", "assets", "pages"] as const)(
    "%s goes by content, and leaves out what builds keep for themselves",
    (name) => {
      expect(ORDERS[name]).toContain("--checksum");
      expect(ORDERS[name]).toContain("--exclude=/.stet-*");
      expect(ORDERS[name]).not.toContain("--times");
    },
  );
});

test("a version is made beside the last, of which it takes what is the same", () => {
  expect(ORDERS.upload.slice(-3)).toEqual([
    "--link-dest=../a/",
    "/site/",
    `${HOSTILE}/versions/b/`,
  ]);
  expect(upload(server, "/site", { made: "b", last: null }).join()).not.toContain("link-dest");
});

test("in place, pages come after what they refer to, and what goes, last", () => {
  expect(ORDERS.assets).toContain("--exclude=*.html");
  expect(ORDERS.assets.join()).not.toContain("--delete");
  expect(ORDERS.pages).toEqual(expect.arrayContaining(["--delay-updates", "--delete-after"]));
  const spared = "--filter=protect /.*";
  expect(ORDERS.pages).toContain(spared);
  expect(comparison(server, "/site", "")).toContain(spared);
  expect(ORDERS.comparison).not.toContain(spared);
});

const LISTED = `drwxr-xr-x          4,096 2026/11/28 11:32:23 .
lrwxrwxrwx             25 2026/11/28 11:32:23 current -> versions/0123456789abcdef
drwxr-xr-x          4,096 2026/11/28 11:32:23 versions
drwxr-xr-x          4,096 2026/11/28 11:32:23 versions/0123456789abcdef
drwxr-xr-x          4,096 2026/11/28 11:32:23 versions/fedcba9876543210
drwxr-xr-x          4,096 2026/11/28 11:32:23 versions/somebody's own
`;

describe("a listing", () => {
  test("tells which version is served, and which are there", () => {
    expect(versionsIn(LISTED, "host:/srv")).toEqual({
      current: "0123456789abcdef",
      versions: ["0123456789abcdef", "fedcba9876543210"],
    });
  });

  test("of an empty folder has none", () => {
    expect(versionsIn("", "host:/srv")).toEqual({ current: null, versions: [] });
  });

  test.each([
    "lrwxrwxrwx             25 2026/11/28 11:32:23 current -> ../elsewhere",
    "drwxr-xr-x          4,096 2026/11/28 11:32:23 current",
  ])("with something else in the place of the link is refused: %s", (line) => {
    expect(() => versionsIn(line, "host:/srv")).toThrow(
      "host:/srv/current was not made by a deploy",
    );
  });

  test("gives names with spaces whole", () => {
    expect(namesIn("-rw-r--r--          1,234 2026/11/28 11:32:23 my file -> x.txt\n")).toEqual([
      "my file -> x.txt",
    ]);
  });
});

test("a comparison tells what would change; a file with other bits or of another time does not", () => {
  const compared = `*deleting   oldd/f
*deleting   oldd/
.d..tp..... ./
<fcsT...... index.html
<fc.T...... y
.f...p..... assets/style.css
cd+++++++++ x/
<f+++++++++ x/ä b.html
`;
  const paths = ["assets/style.css", "feed.xml", "index.html", "x/ä b.html", "y"];
  expect(planIn(compared, paths)).toEqual({
    added: ["x/ä b.html"],
    changed: ["index.html", "y"],
    removed: ["oldd/f"],
    kept: ["assets/style.css", "feed.xml"],
  });
});

describe("ssh", () => {
  const plain = { keyFile: null, hostsFile: null, isBatch: false };

  test("is asked to know the server, whatever its own settings say", () => {
    expect(sshCommand(plain, null)).toMatch(/^ssh -o StrictHostKeyChecking=ask /);
  });

  test("asks nobody where nobody is there", () => {
    expect(sshCommand(plain, null)).not.toContain("BatchMode");
    expect(sshCommand({ ...plain, isBatch: true }, 2222)).toMatch(/-o BatchMode=yes -p 2222$/);
  });

  test("gets key and hosts as files that nobody else may read, and that are gone afterwards", async () => {
    const hosts = temporaryFolder({ hosts: "user.example ssh-ed25519 AAAA" });
    const files: string[] = [];
    const given = {
      key: "-----BEGIN KEY-----\nAAAA\n-----END KEY-----",
      hosts: join(hosts, "hosts"),
    };
    await withSshAccess(given, true, async (access) => {
      const { keyFile, hostsFile } = access;
      if (keyFile === null || hostsFile === null) throw new Error("A file is missing.");
      files.push(keyFile, hostsFile);
      expect(readFileSync(keyFile, "utf8")).toBe(`${given.key}\n`);
      expect(readFileSync(hostsFile, "utf8")).toBe("user.example ssh-ed25519 AAAA\n");
      expect(statSync(keyFile).mode & 0o777).toBe(0o600);
      expect(statSync(dirname(keyFile)).mode & 0o777).toBe(0o700);
      expect(sshCommand(access, null)).toContain(`-o UserKnownHostsFile=${hostsFile} `);
      expect(sshCommand(access, null)).toMatch(new RegExp(`-o IdentitiesOnly=yes -i ${keyFile}$`));
    });
    for (const file of files) expect(() => statSync(file)).toThrow("ENOENT");
  });

  test("is refused where it is neither a key nor a file, without a word of it", async () => {
    const given = { key: "LS0tLS1CRUdJTi".repeat(99), hosts: "" };
    const refused = await withSshAccess(given, true, async () => null).catch((error) => error);
    expect(String(refused)).toContain("STET_DEPLOY_KEY or STET_DEPLOY_HOSTS is neither");
    expect(inspect(refused)).not.toContain("LS0tLS1CRUdJTi");
  });

  test("gets paths with spaces and quotes as one word each", () => {
    const command = sshCommand(
      { ...plain, keyFile: "/tmp/it's a key", hostsFile: "/my hosts" },
      22,
    );
    expect(command).toContain("-i '/tmp/it''s a key' -p 22");
    expect(command).toContain(`-o 'UserKnownHostsFile="/my hosts"'`);
  });
});

describe("what went wrong is told with what to do:", () => {
  test.each([
    ["Host key verification failed.", 255, "STET_DEPLOY_HOSTS"],
    ["ada@host: Permission denied (publickey).", 255, "STET_DEPLOY_KEY"],
    ["", null, "rsync failed: it ended with null"],
  ])("%s", (said, status, told) => {
    expect(new RsyncFailed(said, status).message).toContain(told);
  });

  test("a folder that is not there yet is no failure of its own", () => {
    const said = 'rsync: [sender] change_dir "/srv" failed: No such file or directory (2)';
    expect(new RsyncFailed(said, 23).isMissing).toBe(true);
    expect(new RsyncFailed(said, 12).isMissing).toBe(false);
  });
});
