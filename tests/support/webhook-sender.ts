/** Webhooks as each git host sends them: small payloads with the documented fields, really signed. */
import { createHmac, randomUUID } from "node:crypto";
import type { HostSettings } from "../../git-hosts/host-settings.ts";
import type { SendingHost } from "../../service/webhooks/signature.ts";

export const SECRET = "0123456789abcdef0123456789abcdef";
export const SIGNING_TOKEN = `whsec_${Buffer.alloc(32, "signing token").toString("base64")}`;
export const REPOSITORY = "Ada/blog";
export const NOW = Date.parse("2026-06-01T12:00:00Z");

export const HOSTS: readonly SendingHost[] = ["github", "gitlab", "forgejo"];

export function hostSettings(kind: SendingHost): Extract<HostSettings, { kind: SendingHost }> {
  const at = { address: "https://git.example", repository: REPOSITORY, branch: "main" };
  if (kind === "github") return { kind, ...at, credentials: { token: "token" } };
  return { kind, ...at, token: "token" };
}

/** What tells that a proposal changed. */
export const CHANGED: Readonly<Record<SendingHost, string>> = {
  github: "pull_request",
  gitlab: "Merge Request Hook",
  forgejo: "pull_request",
};

export interface Webhook {
  headers: Record<string, string>;
  body: string;
}

let sent = 0;

/** No two are the same, as in life, where a time or a number differs. */
export function payloadOf(host: SendingHost, repository = REPOSITORY): string {
  sent += 1;
  const about = { number: sent, title: "Ada on “Welcome”" };
  return JSON.stringify(
    host === "gitlab"
      ? { project: { path_with_namespace: repository }, object_attributes: about }
      : { action: "closed", repository: { full_name: repository }, pull_request: about },
  );
}

export function signedWebhook(
  host: SendingHost,
  { event = CHANGED[host], body = payloadOf(host), secret = SECRET, at = NOW } = {},
): Webhook {
  const id = randomUUID();
  const digest = createHmac("sha256", secret).update(body).digest("hex");
  const headers: Record<SendingHost, () => Record<string, string>> = {
    github: () => ({
      "x-github-event": event,
      "x-github-delivery": id,
      "x-hub-signature-256": `sha256=${digest}`,
    }),
    // Forgejo signs under all of these names.
    forgejo: () => ({
      "x-forgejo-event": event,
      "x-forgejo-delivery": id,
      "x-forgejo-signature": digest,
      "x-gitea-event": event,
      "x-gitea-delivery": id,
      "x-gitea-signature": digest,
      "x-hub-signature-256": `sha256=${digest}`,
    }),
    gitlab: () => ({
      "x-gitlab-event": event,
      "x-gitlab-event-uuid": randomUUID(),
      "idempotency-key": id,
      ...(secret.startsWith("whsec_")
        ? standardHeaders(body, secret, id, at)
        : { "x-gitlab-token": secret }),
    }),
  };
  return { headers: { "content-type": "application/json", ...headers[host]() }, body };
}

function standardHeaders(body: string, secret: string, id: string, at: number) {
  const time = String(Math.floor(at / 1000));
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const digest = createHmac("sha256", key).update(`${id}.${time}.${body}`).digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": time,
    "webhook-signature": `v1,${digest}`,
  };
}
