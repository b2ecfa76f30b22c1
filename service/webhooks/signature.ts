/** Whether a webhook comes from the git host, which proves it with the secret that both know. */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { HostSettings } from "../../git-hosts/host-settings.ts";

/** The git hosts that send webhooks. */
export type SendingHost = Exclude<HostSettings["kind"], "git">;

export interface SentWebhook {
  headers: Headers;
  /** As it came: parsing and writing it again would give other bytes. */
  body: Uint8Array;
}

type Check = (sent: SentWebhook, secret: string, now: number) => string | null;

const CHECKS: Readonly<Record<SendingHost, Check>> = {
  // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
  github: (sent, secret) => checkDigest(sent, secret, ["x-hub-signature-256"], "sha256="),
  // https://forgejo.org/docs/latest/user/webhooks/ and https://docs.gitea.com/usage/webhooks
  forgejo: (sent, secret) =>
    checkDigest(sent, secret, ["x-forgejo-signature", "x-gitea-signature"], ""),
  // https://docs.gitlab.com/user/project/integrations/webhooks/
  gitlab: (sent, secret, now) =>
    secret.startsWith(SIGNING_TOKEN) ? checkStandard(sent, secret, now) : checkToken(sent, secret),
};

const SIGNING_TOKEN = "whsec_";
/** What the Standard Webhooks specification advises; the clocks of two machines differ by less. */
const MAX_AGE_SECONDS = 5 * 60;
const MOST_SIGNATURES = 10;

/** Null where it is genuine; else what is wrong and what to look at, without a secret in it. */
export function whatIsWrong(
  sent: SentWebhook,
  host: SendingHost,
  secret: string,
  now: number,
): string | null {
  return CHECKS[host](sent, secret, now);
}

function checkDigest(
  { headers, body }: SentWebhook,
  secret: string,
  names: readonly string[],
  prefix: string,
): string | null {
  const [header] = names.flatMap((name) => headers.get(name) ?? []);
  if (header === undefined) return missing(names.join(" or "));
  const digest = createHmac("sha256", secret).update(body).digest("hex");
  return isSame(header, prefix + digest) ? null : OTHER_SECRET;
}

function checkToken({ headers }: SentWebhook, secret: string): string | null {
  const token = headers.get("x-gitlab-token");
  if (token === null) return missing("x-gitlab-token");
  return isSame(token, secret) ? null : OTHER_SECRET;
}

/** GitLab 19 signs as https://www.standardwebhooks.com has it: id, time and body together. */
function checkStandard({ headers, body }: SentWebhook, secret: string, now: number): string | null {
  const [id, time, signatures] = ["id", "timestamp", "signature"].map((name) =>
    headers.get(`webhook-${name}`),
  );
  if (!id || !time || !signatures) return missing("webhook-signature");
  const key = Buffer.from(secret.slice(SIGNING_TOKEN.length), "base64");
  const digest = createHmac("sha256", key).update(`${id}.${time}.`).update(body).digest("base64");
  const given = signatures.split(" ", MOST_SIGNATURES);
  if (!given.some((signature) => isSame(signature, `v1,${digest}`))) return OTHER_SECRET;
  const age = Math.abs(now / 1000 - Number(time));
  return age <= MAX_AGE_SECONDS
    ? null
    : "It was signed at another time: look at the clocks of the git host and of this machine.";
}

/** Digests are as long as each other, and tell nothing of how much of a guess was right. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(sha256(given), sha256(expected));
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function missing(header: string): string {
  return `It has no ${header}: give the webhook on the git host the secret that STET_WEBHOOK_SECRET has.`;
}

const OTHER_SECRET =
  "The signature does not fit: the webhook on the git host has another secret than STET_WEBHOOK_SECRET, or something on the way changed the body.";
