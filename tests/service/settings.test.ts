/** The service's settings: defaults, and all problems at once. */
import { describe, expect, test } from "vitest";
import { readSettings } from "../../service/settings.ts";

const SITE = {
  url: "https://blog.example/",
  service: "https://comments.example/",
  gitHost: { kind: "git", branch: "main", remote: "origin" },
} as const;
const KEYS = { IDENTITY_KEY: "ab".repeat(32), SIGNING_KEYS: "cd".repeat(32) };

test("need only the two keys", () => {
  expect(readSettings(KEYS, SITE)).toEqual({
    ok: true,
    settings: {
      port: 8081,
      host: "127.0.0.1",
      siteUrl: "https://blog.example/",
      serviceUrl: "https://comments.example/",
      intake: ".stet/intake",
      gitHost: { kind: "git", directory: ".", branch: "main", remote: "origin" },
      identityKey: Buffer.alloc(32, 0xab),
      signingKeys: [Buffer.alloc(32, 0xcd)],
      trustedProxies: 0,
      clientRate: { burst: 5, everyMs: 20_000 },
      totalRate: { burst: 30, everyMs: 2_000 },
      minimumTimeMs: 3_000,
      lookEveryMs: 60_000,
    },
  });
});

test("take keys in hexadecimal and base64, several to sign with", () => {
  const base64 = Buffer.alloc(33, 0xef).toString("base64");
  const read = readSettings({ ...KEYS, SIGNING_KEYS: `${"cd".repeat(32)}, ${base64}` }, SITE);
  expect(read).toMatchObject({
    settings: { signingKeys: [Buffer.alloc(32, 0xcd), Buffer.alloc(33, 0xef)] },
  });
});

test("keep what is only tried out here, whatever remote the site has", () => {
  expect(readSettings({ ...KEYS, STET_HERE: "1" }, SITE)).toMatchObject({
    settings: { gitHost: { remote: null } },
  });
});

test("add the slash that addresses need", () => {
  const read = readSettings({ ...KEYS, STET_SITE_URL: "https://user.example/blog" }, SITE);
  expect(read).toMatchObject({ settings: { siteUrl: "https://user.example/blog/" } });
});

test("leave the address open on port 0, which takes any port", () => {
  expect(readSettings({ ...KEYS, PORT: "0" }, SITE)).toMatchObject({
    settings: { port: 0, serviceUrl: null },
  });
});

test("say everything that is wrong at once, each with an example", () => {
  const read = readSettings(
    { PORT: "http", STET_SITE_URL: "blog", SIGNING_KEYS: "short", TRUSTED_PROXIES: "-1" },
    SITE,
  );
  if (read.ok) throw new Error("these settings are wrong");
  expect(read.problems.map(({ name, message }) => `${name} ${message}`).sort()).toEqual([
    "IDENTITY_KEY is missing",
    "PORT expected a whole number from 0 to 65535",
    "SIGNING_KEYS expected at least 32 bytes, written in hexadecimal or base64",
    "STET_SITE_URL expected an http or https address",
    "TRUSTED_PROXIES expected a whole number from 0 to 10",
  ]);
  for (const { example } of read.problems) expect(example).not.toBe("");
});

describe("refuse", () => {
  test.each([
    ["a service that nobody can find", { ...KEYS }, "STET_SERVICE_URL"],
    [
      "a script as an address",
      { ...KEYS, STET_SERVICE_URL: "javascript:alert(1)" },
      "STET_SERVICE_URL",
    ],
    ["an empty key", { ...KEYS, IDENTITY_KEY: "" }, "IDENTITY_KEY"],
    [
      "an empty key in the list",
      { ...KEYS, SIGNING_KEYS: `${KEYS.SIGNING_KEYS},` },
      "SIGNING_KEYS",
    ],
    [
      "the identity key to sign with",
      { ...KEYS, STET_SERVICE_URL: SITE.service, SIGNING_KEYS: KEYS.IDENTITY_KEY },
      "SIGNING_KEYS",
    ],
  ])("%s", (_, environment, name) => {
    const read = readSettings(environment, { ...SITE, service: null });
    expect(read).toMatchObject({ ok: false, problems: [{ name }] });
  });
});
