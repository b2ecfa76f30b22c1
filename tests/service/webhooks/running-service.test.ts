/** The service as it runs, with a GitHub on loopback whose webhooks it hears, and on plain git. */
import { expect, onTestFinished, test } from "vitest";
import { lineLog } from "../../../service/log.ts";
import { runService } from "../../../service/run-service.ts";
import { readSettings } from "../../../service/settings.ts";
import { site } from "../../../site.config.ts";
import { githubUnderTest, TOKEN } from "../../git-hosts/github/github-under-test.ts";
import { environment } from "../../support/service-process.ts";
import { payloadOf, SECRET, signedWebhook } from "../../support/webhook-sender.ts";

async function running(gitHost: Parameters<typeof readSettings>[1]["gitHost"]) {
  const { STET_HERE: _, ...own } = await environment();
  const read = readSettings(
    { ...own, STET_TOKEN: TOKEN, STET_WEBHOOK_SECRET: SECRET },
    { ...site, gitHost },
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const lines: string[] = [];
  const clock = () => Date.now();
  const log = lineLog((line) => void lines.push(line), clock);
  const service = await runService(read.settings, { site: { ...site, gitHost }, clock, log });
  onTestFinished(() => service.stop());
  return { ...service, lines };
}

test("what GitHub tells is heard, once, and what is not signed is not", async () => {
  const { server } = await githubUnderTest();
  const repository = `${server.state.owner}/${server.state.name}`;
  const gitHost = { kind: "github", branch: "main", remote: null, repository } as const;
  const { url, lines } = await running({ ...gitHost, address: server.url });
  const post = (init: RequestInit) => fetch(`${url}webhook`, { method: "POST", ...init });

  const webhook = signedWebhook("github", { body: payloadOf("github", repository) });
  expect((await post({ body: webhook.body })).status).toBe(401);
  expect((await post(webhook)).status).toBe(202);
  expect((await post(webhook)).status).toBe(409);
  expect((await post({ body: "x".repeat(2_000_000) })).status).toBe(413);
  expect((await fetch(`${url}waiting.atom`)).status).toBe(404);

  expect(lines.map((line) => line.split(" ")[1])).toEqual([
    "webhook-refused",
    "webhooks-heard",
    "webhook-refused",
    "webhook-refused",
  ]);
  expect(lines.join()).not.toMatch(new RegExp(`${SECRET}|${TOKEN}`));
  const looks = () => server.asked.filter((line) => line === `GET /repos/${repository}/pulls`);
  await expect.poll(looks).toHaveLength(1);
});

test("on plain git, which sends none, there is nothing to send them to", async () => {
  const { url } = await running({ kind: "git", branch: "main", remote: null });
  const response = await fetch(`${url}webhook`, { method: "POST", ...signedWebhook("github") });
  expect(response.status).toBe(404);
});
