/** The notifications that the moderator's receiver gets: a real one on loopback, of every temper. */
import { createHmac } from "node:crypto";
import type { RequestListener } from "node:http";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { deployedSite } from "../../../service/deployed-site.ts";
import { indexCopy } from "../../../service/index-copy.ts";
import { type Notifier, startNotifier } from "../../../service/notify/notifier.ts";
import { deployedFiles, publishPosts } from "../../support/deployed-files.ts";
import { serveListener } from "../../support/loopback-app.ts";
import { submissionId } from "../../support/sample-comments.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const SECRET = "a secret of the moderator's own";
const NOW = "2026-06-01T12:00:00Z";
const POST = "first-post";

const Notification = z.strictObject({
  version: z.literal(1),
  event: z.string(),
  delivery: z.string(),
  sent: z.string(),
  count: z.number(),
  comments: z.array(
    z.strictObject({
      id: z.string(),
      post: z.string(),
      title: z.string().nullable(),
      url: z.string().nullable(),
    }),
  ),
});

let got: { body: string; signature: string | undefined; type: string | undefined }[];
let temper: RequestListener;
let alarms: { after: number; ring: () => void }[];
let lines: string[];
let siteUrl: string;
let patienceMs: number;
let notifier: Notifier;

beforeEach(async () => {
  got = [];
  alarms = [];
  lines = [];
  patienceMs = 10_000;
  temper = (_, response) => void response.end();
  const url = await serveListener((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part: string) => {
      body += part;
    });
    request.on("end", () => {
      const signature = request.headers["x-stet-signature-256"]?.toString();
      got.push({ body, signature, type: request.headers["content-type"] });
      temper(request, response);
    });
  });
  notifier = await startedFor(`${url}/hook?secret=in-the-address`);
});

async function startedFor(url: string): Promise<Notifier> {
  const site = await deployedFiles();
  publishPosts(site, { [POST]: {} });
  siteUrl = site.url;
  const log = (event: string, detail = {}) => void lines.push(`${event} ${JSON.stringify(detail)}`);
  const copy = indexCopy(`${temporaryFolder()}/index.json`, site.url, log);
  let ids = 0;
  const started = startNotifier({
    receiver: { url, secret: SECRET },
    deployedSite: await deployedSite({ siteUrl: site.url, copy, clock: () => 0, log }),
    clock: () => Date.parse(NOW),
    newId: () => {
      ids += 1;
      return `d${ids}`;
    },
    after: (milliseconds, ring) => {
      alarms.push({ after: milliseconds, ring });
      return () => void alarms.splice(0);
    },
    random: () => 0.5,
    get timeoutMs() {
      return patienceMs;
    },
    log,
  });
  onTestFinished(() => started.stop());
  return started;
}

function comment(number: number) {
  return { id: submissionId(number), post: POST };
}

function told() {
  return got.map(({ body }) => Notification.parse(JSON.parse(body)));
}

/** When it is going to do something; then does it. */
async function ring(): Promise<number> {
  await expect.poll(() => alarms.length).toBe(1);
  const [alarm] = alarms.splice(0);
  alarm?.ring();
  return alarm?.after ?? 0;
}

test("one comment is told at once: which it is, on which post, and when", async () => {
  notifier.tell([comment(1)]);
  await expect.poll(told).toEqual([
    {
      ...{ version: 1, event: "proposed", delivery: "d1", sent: NOW, count: 1 },
      comments: [{ ...comment(1), title: `About ${POST}`, url: `${siteUrl}2026/${POST}/` }],
    },
  ]);
  const [{ body, signature, type } = { body: "", signature: "", type: "" }] = got;
  expect(signature).toBe(`sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`);
  expect(type).toBe("application/json");
});

test("of a post that the site does not know yet only the id is told", async () => {
  notifier.tell([{ ...comment(1), post: "new" }]);
  await expect.poll(told).toMatchObject([{ comments: [{ post: "new", title: null, url: null }] }]);
});

test("what comes meanwhile is told together, and of a flood only the first are named", async () => {
  notifier.tell([comment(1)]);
  for (let number = 2; number <= 101; number += 1) notifier.tell([comment(number)]);
  expect(await ring()).toBe(10_000);
  await expect.poll(told).toHaveLength(2);
  expect(told()[1]).toMatchObject({ delivery: "d2", count: 100 });
  expect(told()[1]?.comments.map(({ id }) => id)).toEqual(
    Array.from({ length: 20 }, (_, at) => submissionId(at + 2)),
  );
  await ring();
  expect([alarms, got.length]).toEqual([[], 2]);
});

describe("a receiver that", () => {
  const silent: RequestListener = () => {};
  const tempers: readonly [string, RequestListener, RegExp][] = [
    ["answers 500", (_, response) => void response.writeHead(500).end("no"), /status 500/],
    [
      "sends us elsewhere",
      (_, response) => void response.writeHead(307, { location: "/other" }).end(),
      /status 307, and redirects are not followed/,
    ],
    ["never answers", silent, /timeout/],
    ["hangs up", (request) => void request.socket.destroy(), /fetch failed/],
    ["answers with no end", (_, response) => void response.writeHead(404).write("x"), /status 404/],
  ];

  test.each(tempers)("%s is tried again later, with the same delivery", async (_, mood, reason) => {
    temper = mood;
    if (mood === silent) patienceMs = 50;
    notifier.tell([comment(1)]);
    await expect.poll(() => alarms.map(({ after }) => after)).toEqual([1_000]);
    patienceMs = 10_000;
    temper = (_request, response) => void response.end();
    await ring();
    await expect.poll(told).toMatchObject([{ delivery: "d1" }, { delivery: "d1" }]);
    expect(lines).toEqual([expect.stringMatching(reason)]);
    expect(lines.join()).not.toMatch(new RegExp(`${SECRET}|in-the-address`));
    await ring();
    expect(alarms).toEqual([]);
  });

  test("is not there is given up after some tries, and told what comes afterwards", async () => {
    const gone = await startedFor("http://127.0.0.1:1/");
    gone.tell([comment(1)]);
    gone.tell([comment(2)]);
    const waits: number[] = [];
    for (let count = 0; count < 8; count += 1) waits.push(await ring());
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 10_000]);
    expect(lines.filter((line) => line.startsWith("notification-dropped"))).toEqual([
      'notification-dropped {"delivery":"d1","comments":1}',
    ]);
    await expect.poll(() => lines.at(-1)).toMatch(/not-notified .*"d2","times":1/);
  });

  test("is slow holds up nobody, and is left when the service stops", async () => {
    temper = silent;
    notifier.tell([comment(1)]);
    await expect.poll(() => got).toHaveLength(1);
    notifier.tell([comment(2), comment(3)]);
    await notifier.stop();
    expect(lines).toEqual(['notification-dropped {"comments":3}']);
    notifier.tell([comment(4)]);
    expect([alarms, got.length]).toEqual([[], 1]);
  });
});
