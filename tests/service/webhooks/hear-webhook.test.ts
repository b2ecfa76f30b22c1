/** The git host's webhooks, as they come to the service: what makes it look, and what is refused. */
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { createApp } from "../../../service/app.ts";
import { webhookHearing } from "../../../service/webhooks/hear-webhook.ts";
import type { SendingHost } from "../../../service/webhooks/signature.ts";
import { type TestService, testService } from "../../support/comment-service.ts";
import {
  HOSTS,
  hostSettings,
  NOW,
  payloadOf,
  SECRET,
  signedWebhook,
  type Webhook,
} from "../../support/webhook-sender.ts";

const MEBIBYTE = 1024 * 1024;

let service: TestService;
let looks: number;

beforeEach(async () => {
  service = await testService();
  looks = 0;
});

function send(host: SendingHost): (webhook: Webhook) => Promise<Response> {
  const hearWebhook = webhookHearing({
    host: hostSettings(host),
    secret: SECRET,
    look: () => {
      looks += 1;
    },
    clock: () => NOW,
    stopwatch: () => service.clock.now,
    log: service.parts.log,
  });
  const app = createApp({ ...service.parts, hearWebhook }, () => "192.0.2.1");
  return async (webhook) => app.request("/webhook", { method: "POST", ...webhook });
}

describe.each(HOSTS)("from %s", (host) => {
  test("a change of a proposal makes the service look", async () => {
    const response = await send(host)(signedWebhook(host));
    expect(response.status).toBe(202);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(looks).toBe(1);
    expect(service.lines).toEqual([]);
  });

  test("the repository is known in capital letters too", async () => {
    const body = payloadOf(host, "ADA/Blog");
    expect((await send(host)(signedWebhook(host, { body }))).status).toBe(202);
  });

  test("another repository's changes are of no interest", async () => {
    const body = payloadOf(host, "ada/blog2");
    const response = await send(host)(signedWebhook(host, { body }));
    expect([response.status, await response.text(), looks]).toEqual([204, "", 0]);
  });

  test("one that is sent again is refused, and the next one is taken", async () => {
    const post = send(host);
    const first = signedWebhook(host);
    await post(first);
    const again = await post(first);
    expect([again.status, await again.text()]).toEqual([409, "This was heard before.\n"]);
    expect((await post(signedWebhook(host))).status).toBe(202);
    expect(looks).toBe(2);
  });

  test("one that is sent again under another id, which nobody signs, is refused", async () => {
    const post = send(host);
    const first = signedWebhook(host);
    await post(first);
    const renamed = { ...first, headers: signedWebhook(host, { body: first.body }).headers };
    expect((await post(renamed)).status).toBe(409);
    expect(looks).toBe(1);
  });

  test("what is not signed is refused, and the log says what to look at", async () => {
    const response = await send(host)(signedWebhook(host, { secret: "x".repeat(32) }));
    expect(response.status).toBe(401);
    expect(await response.text()).toMatch(/another secret than STET_WEBHOOK_SECRET/);
    expect(looks).toBe(0);
    expect(service.lines).toEqual([expect.stringMatching(/^webhook-refused .*"status":401/)]);
    expect(service.lines.join()).not.toContain(SECRET);
  });

  test("a form, which GitHub sends unless it is told otherwise, is refused with advice", async () => {
    const body = `payload=${encodeURIComponent(payloadOf(host))}`;
    const response = await send(host)(signedWebhook(host, { body }));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("application/json");
  });

  test("what was refused for its shape may come again, mended", async () => {
    const post = send(host);
    const wrong = signedWebhook(host, { body: "{}" });
    expect((await post(wrong)).status).toBe(400);
    const mended = signedWebhook(host);
    for (const name of ["x-github-delivery", "idempotency-key", "x-forgejo-delivery"]) {
      if (name in mended.headers) mended.headers[name] = wrong.headers[name] ?? "";
    }
    expect((await post(mended)).status).toBe(202);
  });

  test("whatever the body is, nothing breaks", async () => {
    const post = send(host);
    const body = fc.oneof(
      fc.json(),
      fc.string({ unit: "binary" }),
      fc.json().map((json) => `{"repository":${json},"project":${json}}`),
    );
    await fc.assert(
      fc.asyncProperty(body, fc.boolean(), async (text, isSigned) => {
        const webhook = signedWebhook(host, { body: text.toWellFormed() });
        const sent = isSigned ? webhook : { ...webhook, headers: {} };
        const { status } = await post(sent);
        expect([204, 400, 401, 409]).toContain(status);
      }),
    );
    expect(looks).toBe(0);
  });
});

describe("what they are about:", () => {
  test.each<[SendingHost, string, number]>([
    ["github", "pull_request", 202],
    ["github", "issue_comment", 202],
    ["github", "issues", 202],
    ["github", "ping", 200],
    ["github", "push", 204],
    ["github", "pull_request_review", 204],
    ["github", "constructor", 204],
    ["gitlab", "Merge Request Hook", 202],
    ["gitlab", "Note Hook", 202],
    ["gitlab", "Confidential Note Hook", 202],
    ["gitlab", "Issue Hook", 202],
    ["gitlab", "Push Hook", 204],
    ["forgejo", "pull_request", 202],
    ["forgejo", "pull_request_comment", 202],
    ["forgejo", "issue_comment", 202],
    ["forgejo", "issues", 202],
    ["forgejo", "push", 204],
  ])("%s sends %s: %i", async (host, event, status) => {
    expect((await send(host)(signedWebhook(host, { event }))).status).toBe(status);
    expect(looks).toBe(status === 202 ? 1 : 0);
  });

  test("one without an event is of no interest", async () => {
    const { headers, body } = signedWebhook("github");
    delete headers["x-github-event"];
    expect((await send("github")({ headers, body })).status).toBe(204);
  });
});

describe("a body", () => {
  const padded = (size: number) => {
    const body = payloadOf("github");
    return signedWebhook("github", { body: body + " ".repeat(size - Buffer.byteLength(body)) });
  };

  test("may have a mebibyte", async () => {
    expect((await send("github")(padded(MEBIBYTE))).status).toBe(202);
  });

  test("that is longer is refused, signed or not", async () => {
    const response = await send("github")(padded(MEBIBYTE + 1));
    expect([response.status, looks]).toEqual([413, 0]);
    expect(await response.text()).toContain("pull requests, comments and issues only");
  });

  test("that hides how long it is is counted", async () => {
    const { headers, body } = padded(MEBIBYTE + 1);
    const chunks = new Blob([body]).stream();
    const hearing = {
      headers: { ...headers, "content-length": "5", "transfer-encoding": "chunked" },
    };
    const request = new Request("https://comments.example/webhook", {
      method: "POST",
      body: chunks,
      duplex: "half",
      ...hearing,
    });
    const hear = webhookHearing({
      host: hostSettings("github"),
      ...{ secret: SECRET, look: () => {}, clock: () => NOW, stopwatch: () => 0 },
      log: service.parts.log,
    });
    expect((await hear(request)).status).toBe(413);
  });
});

test("a flood of what is refused does not fill the log", async () => {
  const post = send("github");
  for (let count = 0; count < 50; count += 1) await post({ headers: {}, body: "x" });
  expect(service.lines).toHaveLength(10);
  service.clock.now += 60_000;
  await post({ headers: {}, body: "x" });
  expect(service.lines).toHaveLength(11);
});

test("without a secret there is no such address", async () => {
  const { app } = service;
  const response = await app.request("/webhook", { method: "POST", ...signedWebhook("github") });
  expect(response.status).toBe(404);
});
