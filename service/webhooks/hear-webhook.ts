/** Hears the git host's webhooks: each may make the service look at the host, and do nothing else. */
import type { HostSettings } from "../../git-hosts/host-settings.ts";
import { limitedBody } from "../limited-body.ts";
import type { Log } from "../log.ts";
import { rateLimit } from "../rate-limits.ts";
import { meaningOf } from "./event.ts";
import { heardBefore } from "./heard-before.ts";
import { type SendingHost, type SentWebhook, whatIsWrong } from "./signature.ts";

/** Hosts send up to 25 MiB, of pushes; what is about one pull request has a few dozen KiB. */
const BODY_LIMIT = 1024 * 1024;
/** Anybody can send what is refused, and must not fill the log. */
const COMPLAINTS = { burst: 10, everyMs: 60_000 };

export interface WebhookAnswer {
  status: 200 | 202 | 204 | 400 | 401 | 409 | 413;
  /** For people who look at the git host's list of what it sent; empty with 204. */
  says: string;
}

export type HearWebhook = (request: Request) => Promise<WebhookAnswer>;

export interface WebhookParts {
  host: Extract<HostSettings, { kind: SendingHost }>;
  secret: string;
  look: () => void;
  /** Milliseconds since 1970. */
  clock: () => number;
  stopwatch: () => number;
  log: Log;
}

export function webhookHearing(parts: WebhookParts): HearWebhook {
  const { host, secret, look, clock, log } = parts;
  const isRepeated = heardBefore(host.kind);
  const complaints = rateLimit(COMPLAINTS, parts.stopwatch);

  function refuse(status: WebhookAnswer["status"], says: string): WebhookAnswer {
    if (complaints.take("everybody") === 0) log("webhook-refused", { status, reason: says });
    return { status, says };
  }

  return async (request) => {
    const body = await limitedBody(request, BODY_LIMIT);
    if (body === null) return refuse(413, TOO_LARGE);
    const sent: SentWebhook = { headers: request.headers, body };
    const wrong = whatIsWrong(sent, host.kind, secret, clock());
    if (wrong !== null) return refuse(401, wrong);
    const meaning = meaningOf(sent, host.kind, host.repository);
    if (meaning === "nothing") return { status: 204, says: "" };
    if (meaning === "unreadable") return refuse(400, UNREADABLE);
    if (isRepeated(sent)) return refuse(409, REPEATED);
    if (meaning === "ping") return { status: 200, says: "Here." };
    look();
    return { status: 202, says: "Looking." };
  };
}

const TOO_LARGE = `The body is longer than ${BODY_LIMIT} bytes: let the webhook send pull requests, comments and issues only.`;
const UNREADABLE =
  "The body is not the JSON that was expected: set the webhook's content type to application/json.";
const REPEATED = "This was heard before.";
