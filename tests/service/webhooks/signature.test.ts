/** Which webhooks are genuine, host by host, with signatures that are really made. */
import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type SendingHost, whatIsWrong } from "../../../service/webhooks/signature.ts";
import {
  HOSTS,
  NOW,
  SECRET,
  SIGNING_TOKEN,
  signedWebhook,
  type Webhook,
} from "../../support/webhook-sender.ts";

function verdict(host: SendingHost, { headers, body }: Webhook, secret = SECRET): string | null {
  const sent = { headers: new Headers(headers), body: new TextEncoder().encode(body) };
  return whatIsWrong(sent, host, secret, NOW);
}

test.each(HOSTS)("one from %s is taken", (host) => {
  expect(verdict(host, signedWebhook(host))).toBeNull();
});

test("one from Gitea, which does not know Forgejo's names, is taken", () => {
  const { headers, body } = signedWebhook("forgejo");
  const { "x-gitea-signature": signature = "" } = headers;
  expect(verdict("forgejo", { headers: { "x-gitea-signature": signature }, body })).toBeNull();
});

test("GitHub's own example of a signature is found right", () => {
  const headers = {
    "x-hub-signature-256":
      "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
  };
  const sent = { headers, body: "Hello, World!" };
  expect(verdict("github", sent, "It's a Secret to Everybody")).toBeNull();
});

type Change = (webhook: Webhook) => Webhook;

/** Changes what proves it, under each name that it has. */
function proof(change: (value: string, body: string) => string): Change {
  return ({ headers, body }) => ({
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) =>
        /signature|token/.test(name) ? [name, change(value, body)] : [name, value],
      ),
    ),
    body,
  });
}

const withOther = (algorithm: string) =>
  proof((value, body) =>
    value.replace(/[0-9a-f]{64}$/, createHmac(algorithm, SECRET).update(body).digest("hex")),
  );

const WRONG: readonly [string, readonly SendingHost[], Change][] = [
  ["no signature", HOSTS, ({ body }) => ({ headers: {}, body })],
  ["an empty one", HOSTS, proof(() => "")],
  ["one that is cut short", HOSTS, proof((value) => value.slice(0, -1))],
  ["one with something after it", HOSTS, proof((value) => `${value}0`)],
  ["one in capital letters", HOSTS, proof((value) => value.toUpperCase())],
  ["one by another algorithm", ["github", "forgejo"], withOther("sha1")],
  ["one as long, by another algorithm", ["github", "forgejo"], withOther("sha512-256")],
  ["one without the name of its algorithm", ["github"], proof((value) => value.slice(7))],
  ["one that names another algorithm", ["github"], proof((value) => `sha1${value.slice(6)}`)],
  ["one with a name before it", ["forgejo"], proof((value) => `sha256=${value}`)],
  ["that of nothing", ["github", "forgejo"], ({ headers }) => ({ headers, body: "" })],
  [
    "that of another body",
    ["github", "forgejo"],
    ({ headers, body }) => ({ headers, body: `${body} ` }),
  ],
  ["letters beyond Latin", HOSTS, proof(() => "\u00ff".repeat(64))],
];

describe("refused is", () => {
  test.each(
    WRONG.flatMap(([what, hosts, change]) => hosts.map((host) => ({ what, host, change }))),
  )("on $host $what", ({ host, change }) => {
    expect(verdict(host, change(signedWebhook(host)))).toMatch(/STET_WEBHOOK_SECRET/);
  });

  test.each(HOSTS)("on %s one with another secret", (host) => {
    const other = signedWebhook(host, { secret: SECRET.replace("0", "1") });
    expect(verdict(host, other)).toMatch(/another secret/);
  });

  test.each([
    ["GitHub's signature", "gitlab", "github"],
    ["GitLab's token", "github", "gitlab"],
    ["GitLab's token", "forgejo", "gitlab"],
  ] as const)("%s on another host: %s", (_, host, sender) => {
    expect(verdict(host, signedWebhook(sender))).toMatch(/It has no/);
  });
});

describe("GitLab's signing token", () => {
  const signed = (at = NOW) => signedWebhook("gitlab", { secret: SIGNING_TOKEN, at });
  const judged = (webhook: Webhook) => verdict("gitlab", webhook, SIGNING_TOKEN);

  test("is what a signature of id, time and body is made with", () => {
    expect(judged(signed())).toBeNull();
  });

  test("may have successors, each with a signature", () => {
    const more = proof((value) => `v1,${Buffer.alloc(32).toString("base64")} ${value}`);
    expect(judged(more(signed()))).toBeNull();
  });

  test.each<[string, Change]>([
    ["another body", ({ headers, body }) => ({ headers, body: `${body} ` })],
    ["another id", ({ headers, body }) => ({ headers: { ...headers, "webhook-id": "x" }, body })],
    [
      "another time",
      ({ headers, body }) => ({ headers: { ...headers, "webhook-timestamp": "1780315201" }, body }),
    ],
    ["another version", proof((value) => value.replace("v1,", "v2,"))],
    ["hexadecimal digits", proof((value) => Buffer.from(value.slice(3), "base64").toString("hex"))],
    ["more of them than anybody needs", proof((value) => `${"v1,x ".repeat(10)}${value}`)],
    [
      "the token itself instead",
      ({ body }) => ({ headers: { "x-gitlab-token": SIGNING_TOKEN }, body }),
    ],
  ])("does not fit %s", (_, change) => {
    expect(judged(change(signed()))).not.toBeNull();
  });

  test.each([-301, 301])("is refused where it signed %i seconds from now", (seconds) => {
    expect(judged(signed(NOW + seconds * 1000))).toMatch(/clocks/);
  });

  test.each([-299, 299])("is taken where it signed %i seconds from now", (seconds) => {
    expect(judged(signed(NOW + seconds * 1000))).toBeNull();
  });
});
