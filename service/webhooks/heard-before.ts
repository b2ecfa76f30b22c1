/** Remembers which webhooks were heard, so that a repeated one is known. */
import { createHash } from "node:crypto";
import type { SendingHost, SentWebhook } from "./signature.ts";

/** As many as a busy repository sends in hours. */
const REMEMBERED = 10_000;

/** The same for each try to deliver one webhook. */
const IDS: Readonly<Record<SendingHost, readonly string[]>> = {
  github: ["x-github-delivery"],
  forgejo: ["x-forgejo-delivery", "x-gitea-delivery"],
  gitlab: ["idempotency-key", "webhook-id", "x-gitlab-event-uuid"],
};

/**
 * True for what was heard before. In memory only: after a restart a replay makes the service look at
 * the git host once more, which it does every now and then anyway.
 */
export function heardBefore(host: SendingHost, most = REMEMBERED): (sent: SentWebhook) => boolean {
  const heard = new Set<string>();
  return (sent) => {
    const marks = marksOf(sent, host);
    if (marks.some((mark) => heard.has(mark))) return true;
    for (const mark of marks) heard.add(mark);
    for (const mark of heard) {
      if (heard.size <= most * 2) break;
      heard.delete(mark);
    }
    return false;
  };
}

/** The bytes besides the id: GitHub and Forgejo do not sign the id, so a replay could bring another. */
function marksOf({ headers, body }: SentWebhook, host: SendingHost): string[] {
  const [id] = IDS[host].flatMap((name) => headers.get(name) ?? []);
  return [...(id === undefined ? [] : [`id:${digestOf(id)}`]), `body:${digestOf(body)}`];
}

function digestOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64");
}
