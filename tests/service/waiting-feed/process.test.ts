/** What an operator sets for the moderator, with the service as a process: the feed, and a receiver. */
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { serveListener } from "../../support/loopback-app.ts";
import { addressOf, environment, post, run } from "../../support/service-process.ts";
import { elementsNamed, parseXml } from "../../support/well-formed-xml.ts";

const NOTIFY = "a secret for the moderator";
const HOOK = "a-secret-of-the-git-host";

async function printed(settings: Readonly<Record<string, string>>): Promise<[number, string]> {
  const program = run(settings, { arguments: ["--feed-address"] });
  const [code] = await once(program.child, "close");
  return [code, program.output().trim()];
}

test("a comment is told to the receiver, and stands in the feed at the address that is printed", async () => {
  const got: [body: string, signature: unknown][] = [];
  const receiver = await serveListener(async (request, response) => {
    got.push([await text(request), request.headers["x-stet-signature-256"]]);
    response.end();
  });
  const settings = {
    ...(await environment()),
    STET_NOTIFY_URL: `${receiver}/in-the-address`,
    STET_NOTIFY_SECRET: NOTIFY.replaceAll(" ", "-"),
    STET_WEBHOOK_SECRET: HOOK,
  };
  const program = run(settings);
  const url = await addressOf(program);
  const status = await post(url);
  const id = /status\/(\w+)/.exec(status)?.[1] ?? "";

  await expect.poll(() => got).toHaveLength(1);
  const [[body, signature] = ["", ""]] = got;
  expect(JSON.parse(body)).toMatchObject({ event: "proposed", comments: [{ id }] });
  const digest = createHmac("sha256", settings.STET_NOTIFY_SECRET).update(body).digest("hex");
  expect(signature).toBe(`sha256=${digest}`);

  const [code, address] = await printed({ ...settings, STET_SERVICE_URL: url });
  expect(code).toBe(0);
  const feed = parseXml(await (await fetch(address)).text());
  const [entry] = elementsNamed(feed, "entry");
  expect(entry?.children.find(({ name }) => name === "id")?.text).toBe(`urn:stet:comment:${id}`);

  const key = new URL(address).searchParams.get("key") ?? "";
  expect(key).toHaveLength(43);
  const secrets = [key, HOOK, settings.STET_NOTIFY_SECRET, "in-the-address"];
  expect(secrets.filter((secret) => program.output().includes(secret))).toEqual([]);
});

test("without an address for visitors there is none for the feed, and it is said which is missing", async () => {
  const [code, said] = await printed(await environment());
  expect(code).toBe(1);
  expect(said).toMatch(/^Set STET_SERVICE_URL/);
});
