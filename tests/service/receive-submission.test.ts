/** What happens to a comment that is sent: every check, as a form and as JSON. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { newToken, writeToken } from "../../service/form-token.ts";
import { WaitingFile, type WaitingRecord } from "../../service/intake-records.ts";
import { en } from "../../words/en.ts";
import {
  ENTRY,
  hiddenField,
  jsonOf,
  POST,
  sendForm,
  sendJson,
  type TestService,
  testService,
} from "../support/comment-service.ts";
import { publishPosts, publishThread } from "../support/deployed-files.ts";

let service: TestService;
beforeEach(async () => {
  service = await testService();
});

/** What the disk holds, whatever the service believes. */
function kept({ folder }: TestService): WaitingRecord[] {
  const place = join(folder, "new");
  const files = readdirSync(place).map((name) => readFileSync(join(place, name), "utf8"));
  return files.flatMap((text) => WaitingFile.parse(JSON.parse(text)).received);
}

function suspicionsKept(): WaitingRecord["suspicions"][] {
  return kept(service).map(({ suspicions }) => suspicions);
}

describe("a comment in order", () => {
  test("sent as a form leads to its status page, and is on disk by then", async () => {
    const response = await sendForm(service, { token: service.token() });
    expect(response.status).toBe(303);
    const [record] = kept(service);
    expect(response.headers.get("location")).toMatch(
      new RegExp(`^/status/${record?.submission.id}\\?key=[\\w-]{43}$`),
    );
    expect(record).toMatchObject({
      suspicions: [],
      submission: {
        post: POST,
        replyTo: null,
        date: "2026-06-01T12:00:00Z",
        author: { name: "Ada", url: "https://ada.example/", key: expect.stringMatching(/^k1:/) },
        text: "It *works* & well.",
      },
    });
  });

  test("sent as JSON is answered with its id and the address of its status", async () => {
    const response = await sendJson(service, { token: service.token() });
    expect(response.status).toBe(202);
    const { id, statusUrl } = await jsonOf(response);
    expect(statusUrl).toContain(`https://comments.example/status/${id}?key=`);
    expect(kept(service)).toMatchObject([{ submission: { id } }]);
  });

  test("can be sent as multipart too", async () => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...ENTRY, token: service.token() })) {
      body.set(name, value);
    }
    const headers = { origin: "https://comments.example", accept: "application/json" };
    const response = await service.app.request("/comments", { method: "POST", body, headers });
    expect(response.status).toBe(202);
  });

  test("leaves its e-mail address nowhere", async () => {
    await sendForm(service, { token: service.token() });
    expect(JSON.stringify(kept(service)) + service.lines.join()).not.toContain("ada@example.org");
  });

  test("is screened for the moderator", async () => {
    await sendForm(service, { token: service.token(), name: "pills.com" });
    expect(suspicionsKept()).toEqual([["link-in-name"]]);
  });
});

/** As another service signs it, or this one before its key was replaced. */
function ofKey(key: string, { clock, parts }: TestService): string {
  const token = newToken(parts.newId(clock.now), POST, clock.now - 60_000);
  return writeToken(token, [Buffer.alloc(32, key)]);
}

/** The same signature for a token that never ends. */
function altered(token: string): string {
  const [content = "", signature] = token.split(".");
  const read: object = JSON.parse(Buffer.from(content, "base64url").toString());
  const endless = JSON.stringify({ ...read, expires: Number.MAX_SAFE_INTEGER });
  return `${Buffer.from(endless).toString("base64url")}.${signature}`;
}

describe("the confirmation page", () => {
  const cases: [string, (s: TestService) => Record<string, string>, Record<string, string>][] = [
    ["an entry without a token", () => ({}), {}],
    ["a token that is not ours", () => ({ token: "abc.def" }), {}],
    ["a token of another key", (s) => ({ token: ofKey("another", s) }), {}],
    ["a token with another content", (s) => ({ token: altered(s.token()) }), {}],
    ["an expired token", (s) => ({ token: s.token({ expires: s.clock.now }) }), {}],
    ["a token for another post", (s) => ({ token: s.token({ post: "another" }) }), {}],
    ["an unknown origin", (s) => ({ token: s.token() }), { origin: "null" }],
    ["a filled hidden field", (s) => ({ token: s.token(), subject: "x" }), {}],
    ["a form sent at once", (s) => ({ token: s.token({ issued: s.clock.now - 2_999 }) }), {}],
  ];

  test.each(cases)("asks about %s, and the second press works", async (_, fields, headers) => {
    const response = await sendForm(service, fields(service), headers);
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain("It <em>works</em> &amp; well.");
    expect(page).toContain("It *works* &amp; well.</textarea>");
    expect(page).toContain('value="ada@example.org"');
    expect(kept(service)).toEqual([]);

    const token = hiddenField(page, "token");
    expect((await sendForm(service, { token }, headers)).status).toBe(303);
    expect(kept(service)).toHaveLength(1);
  });

  test.each(cases)(
    "answers a program about %s with 428 and a token",
    async (_, fields, headers) => {
      const response = await sendJson(service, fields(service), headers);
      expect(response.status).toBe(428);
      const answer = await jsonOf(response);
      expect(answer).toMatchObject({
        error: { code: "confirm", message: en.service.confirmAgain },
        entry: ENTRY,
      });
      expect((await sendJson(service, { token: answer.token }, headers)).status).toBe(202);
    },
  );

  test("remembers what was suspicious at first", async () => {
    const filled = await sendForm(service, { subject: "SEO" });
    const token = hiddenField(await filled.text(), "token");
    await sendForm(service, { token });
    const quick = await sendForm(service, {
      token: service.token({ issued: service.clock.now }),
      text: "Another one.",
    });
    const second = hiddenField(await quick.text(), "token");
    await sendForm(service, { token: second, text: "Another one." });
    expect(suspicionsKept().sort()).toEqual([["hidden-field"], ["too-quick"]]);
  });

  test("lets a person through whose form filler fills the hidden field again", async () => {
    const page = await (await sendForm(service, { token: service.token(), subject: "x" })).text();
    const again = await sendForm(service, { token: hiddenField(page, "token"), subject: "x" });
    expect(again.status).toBe(303);
    expect(suspicionsKept()).toEqual([["hidden-field"]]);
  });
});

describe("sending again", () => {
  test("the same form gets the same answer, also after delivery", async () => {
    const token = service.token();
    const first = await sendForm(service, { token });
    const second = await sendForm(service, { token });
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
    for (const id of service.parts.intake.waiting()) await service.parts.intake.settle(id);
    const third = await sendForm(service, { token });
    expect(third.headers.get("location")).toBe(first.headers.get("location"));
    expect(kept(service)).toEqual([]);
  });

  test("a double click makes one comment", async () => {
    const token = service.token();
    const answers = await Promise.all([1, 2, 3].map(() => sendForm(service, { token })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set(answers.map((answer) => answer.headers.get("location"))).size).toBe(1);
    expect(kept(service)).toHaveLength(1);
  });

  test("another text with the same form is a comment of its own, after a confirmation", async () => {
    const token = service.token();
    await sendForm(service, { token });
    const page = await (await sendForm(service, { token, text: "Edited." })).text();
    expect(page).toContain("Edited.</textarea>");
    expect(kept(service)).toHaveLength(1);
    const again = await sendForm(service, { token: hiddenField(page, "token"), text: "Edited." });
    expect(again.status).toBe(303);
    expect(kept(service)).toHaveLength(2);
  });

  test("a form that was asked about is known again by its id when it comes back in other words", async () => {
    const token = service.token({ issued: service.clock.now });
    const asked = await (await sendForm(service, { token })).text();
    await sendForm(service, { token: hiddenField(asked, "token") });
    expect(kept(service)).toHaveLength(1);
    service.clock.now += 60_000;
    const back = await sendForm(service, { token, text: "In other words." });
    expect(await back.text()).toContain(en.service.confirm.changed);
    expect(kept(service)).toHaveLength(1);
  });

  test("two texts at once with one form lose neither", async () => {
    const token = service.token();
    const answers = await Promise.all(
      ["One.", "Two."].map((text) => sendForm(service, { token, text })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 303]);
    expect(kept(service)).toHaveLength(1);
  });

  test("the same text with another form within a day is the same comment", async () => {
    const first = await sendForm(service, { token: service.token() });
    const second = await sendForm(service, { token: service.token() });
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
    service.clock.now += 24 * 60 * 60 * 1000;
    await sendForm(service, { token: service.token() });
    expect(kept(service)).toHaveLength(2);
  });
});

describe("the rate limits", () => {
  test("ask one eager client to wait, and give the text back", async () => {
    service = await testService({}, { client: 1, total: 100 });
    await sendForm(service, { token: service.token() });
    const response = await sendForm(service, { token: service.token(), text: "More." });
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("20");
    const page = await response.text();
    expect(page).toContain("More.</textarea>");

    service.clock.now += 20_000;
    const token = hiddenField(page, "token");
    expect((await sendForm(service, { token, text: "More." })).status).toBe(303);
  });

  test.each([
    ["mistakes", 422, "/comments", { name: "" }],
    ["confirmations", 200, "/comments", {}],
    ["previews", 200, "/preview", {}],
    ["mistakes in previews", 422, "/preview", { name: "" }],
  ])("end %s too, some time, and give the text back", async (_, status, path, fields) => {
    service = await testService({}, { attempts: 2 });
    const send = () => sendForm(service, fields, {}, path);
    expect([(await send()).status, (await send()).status]).toEqual([status, status]);
    const response = await send();
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("2");
    expect(await response.text()).toContain("It *works* &amp; well.</textarea>");
    service.clock.now += 2_000;
    expect((await send()).status).toBe(status);
  });

  test("do not mind other clients, but take a /64 for one", async () => {
    service = await testService({}, { client: 1, total: 100 });
    const statuses: number[] = [];
    for (const [at, address] of ["2001:db8::1", "2001:db8::2", "2001:db8:1::1"].entries()) {
      service.socket.address = address;
      const response = await sendForm(service, { token: service.token(), text: `Text ${at}` });
      statuses.push(response.status);
    }
    expect(statuses).toEqual([303, 429, 303]);
  });

  test("believe X-Forwarded-For of our own proxies only", async () => {
    const statusOfSecond = async (trustedProxies: number) => {
      service = await testService({ trustedProxies }, { client: 1, total: 100 });
      const send = (text: string, from: string) =>
        sendForm(service, { token: service.token(), text }, { "x-forwarded-for": from });
      await send("One.", "198.51.100.1");
      return (await send("Two.", "198.51.100.2")).status;
    };
    expect(await statusOfSecond(0)).toBe(429);
    expect(await statusOfSecond(1)).toBe(303);
  });

  test("ask everybody to confirm when too much arrives in all, and refuse nobody", async () => {
    service = await testService({}, { client: 100, total: 1 });
    await sendForm(service, { token: service.token() });
    const response = await sendForm(service, { token: service.token(), text: "More." });
    expect(response.status).toBe(200);
    const token = hiddenField(await response.text(), "token");
    expect((await sendForm(service, { token, text: "More." })).status).toBe(303);
  });
});

describe("replies", () => {
  const parent = {
    id: "wordpress-7",
    replyTo: null,
    kind: "comment",
    author: { name: "Grace", url: null, key: null },
    date: "2026-05-02T08:00:00Z",
    format: "markdown",
    text: "First!",
    source: "form",
  } as const;

  test("are taken where what they answer is there, also since a moment ago", async () => {
    publishThread(service.site, POST, [parent]);
    const send = (text: string) =>
      sendForm(service, { token: service.token(), replyTo: parent.id, text });
    expect((await send("One.")).status).toBe(303);
    publishThread(service.site, POST, [parent, { ...parent, id: "wordpress-8" }]);
    service.clock.now += 10_000;
    const reply = { token: service.token(), replyTo: "wordpress-8", text: "Two." };
    expect((await sendForm(service, reply)).status).toBe(303);
  });

  test("to what is not there become comments of their own, if the visitor wants", async () => {
    const fields = { token: service.token(), replyTo: "wordpress-9" };
    const response = await sendForm(service, fields);
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(hiddenField(page, "replyTo")).toBe("");
    const again = { token: hiddenField(page, "token"), replyTo: "" };
    expect((await sendForm(service, again)).status).toBe(303);
  });
});

test("a site that was never reached is no reason to refuse: the merge judges", async () => {
  service.site.misbehave = (_, response) => response.destroy();
  const fields = { token: service.token({ post: "unheard-of" }), post: "unheard-of" };
  expect((await sendForm(service, fields)).status).toBe(303);
});

test("a post that opened a moment ago takes comments", async () => {
  await sendForm(service, { token: service.token() });
  publishPosts(service.site, { [POST]: {}, second: {} });
  service.clock.now += 10_000;
  const fields = { token: service.token({ post: "second" }), post: "second" };
  expect((await sendForm(service, fields)).status).toBe(303);
});
