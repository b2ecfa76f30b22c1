/** A form that was made for Staticman, sent to its new address: received as any other, and answered. */
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { en } from "../../../words/en.ts";
import {
  hiddenField,
  jsonOf,
  POST,
  sendForm as sendOwnForm,
  type TestService,
  testService,
} from "../../support/comment-service.ts";
import { publishThread } from "../../support/deployed-files.ts";
import { sampleComment } from "../../support/sample-comments.ts";
import {
  ADDRESS,
  FIELDS,
  PAGE,
  type Sent,
  sendConfirmed,
  sendForm,
  sendJson,
  sendMultipart,
} from "../../support/staticman-form.ts";

let service: TestService;
beforeEach(async () => {
  service = await testService();
});

async function kept() {
  const { intake } = service.parts;
  const records = await Promise.all(intake.waiting().map((id) => intake.read(id)));
  return records.map(({ submission, suspicions }) => ({ ...submission, suspicions }));
}

/** As an author does whose theme sends its form by a script, or who asks nobody twice. */
function waiveConfirmation(): void {
  service.parts.site.staticman = { confirm: false, redirectOrigins: [] };
}

const ENCODINGS = [
  ["urlencoded", sendForm],
  ["as multipart", sendMultipart],
  ["as JSON", sendJson],
] as const;

const ADDRESSES = [
  "/v2/entry/ada/blog/main",
  "/v2/entry/ada/blog/main/comments",
  "/v2/entry/ada/blog/main/site.comments",
  "/v3/entry/github/ada/blog/main/comments",
  "/v3/entry/gitlab/ada/blog/main/comments",
  "/v3/entry/github/ada/blog/main",
];

describe.each(ENCODINGS)("a form sent %s", (_, send) => {
  test.each(ADDRESSES)("to %s is a submission like any other", async (address) => {
    waiveConfirmation();
    const response = await send(service, { address });
    expect(response.status).toBe(200);
    expect(await kept()).toEqual([
      {
        version: 1,
        id: expect.any(String),
        post: POST,
        replyTo: null,
        date: "2026-06-01T12:00:00Z",
        author: { name: "Ada", url: "https://ada.example/", key: expect.stringMatching(/^k1:/) },
        text: "It *works* & well.",
        suspicions: [],
      },
    ]);
  });

  test("without a confirmation is asked for it, with a token, and then taken", async () => {
    const response = await send(service);
    expect(response.status).toBe(428);
    const answer = z
      .object({ success: z.literal(false), errorCode: z.string(), message: z.string() })
      .extend({ fields: z.unknown(), token: z.string() })
      .parse(await response.json());
    expect(answer).toMatchObject({
      errorCode: "CONFIRMATION_REQUIRED",
      message: en.service.staticman.confirmAgain,
      fields: FIELDS,
    });
    expect(await kept()).toEqual([]);
    expect((await send(service, { options: { token: answer.token } })).status).toBe(200);
    expect(await kept()).toHaveLength(1);
  });
});

test("a program gets the id, the address of the status, and its fields but the e-mail address", async () => {
  waiveConfirmation();
  const answer: unknown = await (await sendForm(service)).json();
  const [submission] = await kept();
  const { email: _, ...fields } = FIELDS;
  expect(answer).toEqual({
    success: true,
    fields,
    _id: submission?.id,
    statusUrl: expect.stringMatching(
      new RegExp(`^https://comments.example/status/${submission?.id}\\?key=[\\w-]{43}$`),
    ),
  });
});

describe("a browser's form", () => {
  test("is shown the confirmation page, and then its status page", async () => {
    const page = await (await sendForm(service, { headers: PAGE })).text();
    expect(page).toContain(en.service.confirm.no_token);
    expect(page).toContain("It <em>works</em> &amp; well.");
    expect(page).toContain('value="ada@example.org"');
    const typed = { url: FIELDS.website, token: hiddenField(page, "token") };
    const response = await sendOwnForm(service, typed);
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toMatch(/^\/status\//);
    expect(await kept()).toHaveLength(1);
  });

  test("goes to the page that the form names once it is confirmed, and so does a double click", async () => {
    const redirect = `${service.site.url}thanks/?a=1#comments`;
    const page = await (await sendForm(service, { headers: PAGE, options: { redirect } })).text();
    for (const _ of [1, 2]) {
      const response = await sendOwnForm(service, { token: hiddenField(page, "token") });
      expect([response.status, response.headers.get("location")]).toEqual([303, redirect]);
    }
    expect(await kept()).toHaveLength(1);
  });

  test("still goes there when the visitor had to mend something first", async () => {
    const redirect = `${service.site.url}thanks/`;
    const sent = { headers: PAGE, fields: { name: "" }, options: { redirect } };
    const page = await (await sendForm(service, sent)).text();
    const wrong = { token: hiddenField(page, "token"), name: "" };
    const again = await (await sendOwnForm(service, wrong)).text();
    const response = await sendOwnForm(service, { token: hiddenField(again, "token") });
    expect(response.headers.get("location")).toBe(redirect);
  });

  test("gets its status page at once where the author waives the confirmation", async () => {
    waiveConfirmation();
    const response = await sendForm(service, { headers: PAGE });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toMatch(/^\/status\//);
  });
});

describe("a waived confirmation", () => {
  beforeEach(waiveConfirmation);

  test.each<[string, Sent, "unknown_origin" | "hidden_field"]>([
    ["from an unknown page", { headers: { origin: "null" } }, "unknown_origin"],
    ["with a filled hidden field", { fields: { hidden: "x" } }, "hidden_field"],
  ])("is asked for all the same %s", async (_, sent, reason) => {
    const page = await (
      await sendForm(service, { ...sent, headers: { ...PAGE, ...sent.headers } })
    ).text();
    expect(page).toContain(en.service.confirm[reason]);
    expect((await sendForm(service, sent)).status).toBe(428);
    expect(await kept()).toEqual([]);
    expect((await sendConfirmed(service, sent)).status).toBe(200);
    expect(await kept()).toMatchObject([
      { suspicions: reason === "hidden_field" ? ["hidden-field"] : [] },
    ]);
  });

  test("is asked for while a great many comments arrive", async () => {
    service = await testService({}, { total: 1 });
    waiveConfirmation();
    expect((await sendForm(service)).status).toBe(200);
    expect((await sendForm(service, { fields: { message: "More." } })).status).toBe(428);
  });
});

describe("the same form sent again", () => {
  test.each([
    ["after the first was answered", false],
    ["while the first is being written", true],
  ])("without any token is one comment: %s", async (_, atOnce) => {
    waiveConfirmation();
    const send = async () => (await jsonIdOf(await sendForm(service))) as unknown;
    const ids = atOnce
      ? await Promise.all([send(), send(), send()])
      : [await send(), await send(), await send()];
    expect(new Set(ids).size).toBe(1);
    expect(await kept()).toHaveLength(1);
  });

  test("also beside the blog's own form", async () => {
    waiveConfirmation();
    await sendForm(service);
    expect((await sendOwnForm(service, { token: service.token() })).status).toBe(303);
    expect(await kept()).toHaveLength(1);
  });
});

async function jsonIdOf(response: Response): Promise<string> {
  return z.object({ _id: z.string() }).parse(await response.json())._id;
}

test("a reply goes to the comment that the theme names", async () => {
  waiveConfirmation();
  publishThread(service.site, POST, [sampleComment({ id: "wordpress-7" })]);
  await sendForm(service, { fields: { replying_to: "wordpress-7" } });
  await sendForm(service, { fields: { message: "2" }, options: { parent: "comment-wordpress-7" } });
  await sendForm(service, { fields: { message: "3" }, options: { parent: `/2026/${POST}/` } });
  const replies = (await kept()).map(({ text, replyTo }) => [text, replyTo]);
  expect(Object.fromEntries(replies)).toEqual({
    [FIELDS.message]: "wordpress-7",
    "2": "wordpress-7",
    "3": null,
  });
});

test("options may stand in the address, and count before those of the form", async () => {
  waiveConfirmation();
  const address = `${ADDRESS}?options[slug]=${POST}`;
  expect((await sendForm(service, { address, options: { slug: "nowhere" } })).status).toBe(200);
});

test("what themes send besides is neither kept nor logged", async () => {
  waiveConfirmation();
  const secret = "1A2B3C-secret";
  const options = {
    "reCaptcha][secret": secret,
    "reCaptcha][siteKey": secret,
    "auth-token": secret,
    "auth-type": "github",
    "github-token": secret,
    subscribe: "email",
  };
  const response = await sendForm(service, { options, fields: { subscribe: secret } });
  expect(response.status).toBe(200);
  await sendForm(service, { options, fields: { name: "", subscribe: secret } });
  expect(JSON.stringify(await kept()) + service.lines.join()).not.toContain(secret);
  expect(JSON.stringify(await kept()) + service.lines.join()).not.toContain(FIELDS.email);
});

test("scripts of the site's pages may send forms and read the answers, those of others not", async () => {
  const { origin } = new URL(service.site.url);
  const preflight = (from: string) =>
    service.app.request(ADDRESS, {
      method: "OPTIONS",
      headers: {
        origin: from,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });
  const allowed = (response: Response) => response.headers.get("access-control-allow-origin");
  expect(allowed(await preflight(origin))).toBe(origin);
  expect(allowed(await sendForm(service))).toBe(origin);
  expect(allowed(await preflight("https://evil.example"))).not.toBe("https://evil.example");
  expect(allowed(await preflight("https://evil.example"))).not.toBe("*");
});

test("a token of one form is none for another post", async () => {
  const { token } = await jsonOf(await sendForm(service));
  const sent = { options: { token: token ?? "", slug: "nowhere" } };
  expect((await sendForm(service, sent)).status).toBe(404);
});
