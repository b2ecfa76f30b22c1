/** What a script on the site's pages fetches for its form, who may, and what the sum is worth. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createChallenge, solveChallenge } from "altcha-lib/v1";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { WaitingFile } from "../../service/intake-records.ts";
import { en } from "../../words/en.ts";
import {
  jsonOf,
  POST,
  sendForm,
  sendJson,
  type TestService,
  testService,
} from "../support/comment-service.ts";
import { publishPosts } from "../support/deployed-files.ts";

const Issued = z.strictObject({
  token: z.string(),
  challenge: z.strictObject({
    algorithm: z.literal("SHA-256"),
    challenge: z.string(),
    maxnumber: z.number(),
    salt: z.string(),
    signature: z.string(),
  }),
});
type Issued = z.infer<typeof Issued>;

let service: TestService;
beforeEach(async () => {
  service = await testService();
});

function ask(post: string = POST, headers: Readonly<Record<string, string>> = {}) {
  const origin = new URL(service.site.url).origin;
  return service.app.request(`/token?post=${post}`, {
    headers: { origin, accept: "application/json", ...headers },
  });
}

async function issued(post: string = POST): Promise<Issued> {
  const response = await ask(post);
  expect(response.status).toBe(200);
  return Issued.parse(await response.json());
}

/** As the browser writes it, from what another program found out. */
async function proofOf({ challenge }: Issued): Promise<string> {
  const { maxnumber, ...rest } = challenge;
  const { promise } = solveChallenge(rest.challenge, rest.salt, "SHA-256", maxnumber);
  return written({ ...rest, number: (await promise)?.number });
}

function written(proof: object): string {
  return Buffer.from(JSON.stringify(proof)).toString("base64");
}

describe("a token for the form of a page", () => {
  test("is given to the site's own pages, and kept by no cache", async () => {
    const response = await ask();
    const { origin } = new URL(service.site.url);
    expect(response.headers.get("access-control-allow-origin")).toBe(origin);
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("takes a comment without asking again", async () => {
    const { token } = await issued();
    service.clock.now += 3_000;
    expect((await sendJson(service, { token })).status).toBe(202);
  });

  test("is not given to a page of another site, nor shown to it", async () => {
    const response = await ask(POST, { origin: "https://evil.example" });
    expect(response.status).toBe(403);
    expect(response.headers.get("access-control-allow-origin")).not.toBe("https://evil.example");
    expect(await jsonOf(response)).toMatchObject({ error: { code: "foreign_origin" } });
  });

  test("is not given for a post that is not there, or closed", async () => {
    publishPosts(service.site, { [POST]: {}, closed: { comments: "closed" } });
    expect(await jsonOf(await ask("another"))).toMatchObject({ error: { code: "unknown_post" } });
    expect(await jsonOf(await ask(".."))).toMatchObject({ error: { code: "unknown_post" } });
    service.clock.now += 3_600_000;
    expect(await jsonOf(await ask("closed"))).toMatchObject({ error: { code: "closed" } });
  });

  test("is not given more often than anything may be sent", async () => {
    service = await testService({}, { attempts: 1 });
    await issued();
    const response = await ask();
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("2");
  });
});

describe("the sum that goes with it", () => {
  test("stands for the second press where the form came back at once; the moderator is told", async () => {
    const it = await issued();
    const response = await sendJson(service, { token: it.token, proof: await proofOf(it) });
    expect(response.status).toBe(202);
    const place = join(service.folder, "new");
    const [file = ""] = readdirSync(place);
    const kept = WaitingFile.parse(JSON.parse(readFileSync(join(place, file), "utf8")));
    expect(kept.received.map(({ suspicions }) => suspicions)).toEqual([["too-quick"]]);
  });

  test("stands for the second press in a flood", async () => {
    service = await testService({}, { total: 1 });
    await sendForm(service, { token: service.token() });
    const it = await issued();
    service.clock.now += 1_900;
    const withProof = { token: it.token, text: "Another.", proof: await proofOf(it) };
    expect((await sendJson(service, { ...withProof, proof: "" })).status).toBe(428);
    expect((await sendJson(service, withProof)).status).toBe(202);
  });

  test("is worth nothing where the page is not known, or a hidden field was filled in", async () => {
    const it = await issued();
    const fields = { token: it.token, proof: await proofOf(it) };
    expect((await sendForm(service, fields, { origin: "null" })).status).toBe(200);
    expect((await sendForm(service, { ...fields, subject: "x" })).status).toBe(200);
  });

  test("is worth nothing without its token, or after it", async () => {
    const it = await issued();
    const proof = await proofOf(it);
    expect((await sendJson(service, { proof })).status).toBe(428);
    service.clock.now += 24 * 3_600_000;
    expect((await sendJson(service, { token: it.token, proof })).status).toBe(428);
  });

  const wrong: [string, (it: Issued) => string | Promise<string>][] = [
    ["another token's", async () => proofOf(await issued())],
    ["without its number", ({ challenge: { maxnumber, ...rest } }) => written(rest)],
    [
      "with a number of chance",
      ({ challenge: { maxnumber, ...rest } }) => written({ ...rest, number: maxnumber + 1 }),
    ],
    [
      "of the sender's own making",
      async () => {
        const challenge = await createChallenge({ hmacKey: "mine", number: 1, maxnumber: 2 });
        const { maxnumber, ...rest } = challenge;
        return written({ ...rest, number: 1 });
      },
    ],
    [
      "in another algorithm",
      async (it) => {
        const read: object = JSON.parse(Buffer.from(await proofOf(it), "base64").toString());
        return written({ ...read, algorithm: "SHA-1" });
      },
    ],
    ["nothing", () => written({})],
    ["no JSON", () => "%%%"],
    ["null", () => Buffer.from("null").toString("base64")],
  ];
  test.each(wrong)("is refused where it is %s, and the visitor is asked", async (_, proofFor) => {
    const it = await issued();
    const response = await sendJson(service, { token: it.token, proof: await proofFor(it) });
    expect(response.status).toBe(428);
    expect(await response.json()).toMatchObject({
      error: { reason: "too_quick", notice: en.service.confirm.too_quick },
    });
  });

  test("holds while a new key signs and the old one is still known", async () => {
    const it = await issued();
    const proof = await proofOf(it);
    const [old] = service.parts.settings.signingKeys;
    service.parts.settings.signingKeys = [Buffer.alloc(32, "new"), old];
    expect((await sendJson(service, { token: it.token, proof })).status).toBe(202);
  });
});
