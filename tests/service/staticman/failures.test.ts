/** What is refused is said in Staticman's codes, with a status that fits and the text given back. */
import { renameSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { en } from "../../../words/en.ts";
import { type TestService, testService } from "../../support/comment-service.ts";
import { publishPosts } from "../../support/deployed-files.ts";
import {
  ADDRESS,
  FIELDS,
  PAGE,
  type Sent,
  sendForm,
  sendMultipart,
} from "../../support/staticman-form.ts";

let service: TestService;
beforeEach(async () => {
  await started();
});

async function started(limits = {}): Promise<void> {
  service = await testService({}, limits);
  service.parts.site.staticman = { confirm: false, redirectOrigins: [] };
  publishPosts(service.site, { "first-post": {}, closed: { comments: "closed" } });
}

const Failure = z.strictObject({
  success: z.literal(false),
  errorCode: z.string(),
  message: z.string().min(10),
  data: z.array(z.string()).optional(),
  fields: z.record(z.string(), z.string()).optional(),
  token: z.string().nullable().optional(),
});

async function failureOf(response: Response): Promise<z.infer<typeof Failure>> {
  return Failure.parse(await response.json());
}

const { refused } = en.service;
const V1 = "/v1/entry/ada/blog/main";
const V3 = "/v3/entry";
const EVIL = { origin: "https://evil.example" };
const NO_ENTRY = { name: null, email: null, website: null, message: null };

const CASES: [
  title: string,
  sent: Sent,
  status: number,
  code: string,
  data: string[],
  page: string,
][] = [
  [
    "no name",
    { fields: { name: null } },
    422,
    "MISSING_REQUIRED_FIELDS",
    ["name"],
    refused.invalid,
  ],
  [
    "an empty text",
    { fields: { message: " " } },
    422,
    "MISSING_REQUIRED_FIELDS",
    ["message"],
    refused.invalid,
  ],
  [
    "neither",
    { fields: { name: "", message: null } },
    422,
    "MISSING_REQUIRED_FIELDS",
    ["name", "message"],
    refused.invalid,
  ],
  [
    "a field of no meaning",
    { fields: { colour: "red" } },
    422,
    "INVALID_FIELDS",
    ["colour"],
    refused.invalid,
  ],
  [
    "that, and no name",
    { fields: { colour: "red", name: "" } },
    422,
    "MISSING_REQUIRED_FIELDS",
    ["name"],
    refused.invalid,
  ],
  [
    "a script as website",
    { fields: { website: "javascript:alert(1)" } },
    422,
    "INVALID_FIELDS",
    ["website"],
    refused.invalid,
  ],
  [
    "half an e-mail address",
    { fields: { email: "ada@" } },
    422,
    "INVALID_FIELDS",
    ["email"],
    refused.invalid,
  ],
  [
    "a name too long",
    { fields: { name: "a".repeat(81) } },
    422,
    "INVALID_FIELDS",
    ["name"],
    refused.invalid,
  ],
  [
    "a parent that is no id",
    { fields: { replying_to: "../x" } },
    422,
    "INVALID_FIELDS",
    ["replying_to"],
    refused.invalid,
  ],
  [
    "a field that every object has",
    { fields: { constructor: "x" } },
    422,
    "INVALID_FIELDS",
    ["constructor"],
    refused.invalid,
  ],
  [
    "a parent that is not there",
    { fields: { replying_to: "wordpress-9" } },
    422,
    "UNKNOWN_PARENT",
    [],
    refused.unknown_parent,
  ],
  [
    "a post that is not there",
    { options: { slug: "nowhere" } },
    404,
    "UNKNOWN_POST",
    [],
    refused.unknown_post,
  ],
  ["a closed post", { options: { slug: "closed" } }, 403, "CLOSED", [], refused.closed],
  ["a page of another site", { headers: EVIL }, 403, "FOREIGN_ORIGIN", [], refused.foreign_origin],
  [
    "another branch",
    { address: "/v2/entry/ada/blog/master/comments" },
    400,
    "BRANCH_MISMATCH",
    [],
    refused.branch_mismatch,
  ],
  [
    "another branch in v3",
    { address: `${V3}/github/ada/blog/master/comments` },
    400,
    "BRANCH_MISMATCH",
    [],
    refused.branch_mismatch,
  ],
  [
    "an unknown service",
    { address: `${V3}/sourcehut/ada/blog/main/comments` },
    400,
    "INVALID_SERVICE",
    [],
    refused.invalid_service,
  ],
  ["version 1", { address: V1 }, 400, "INVALID_VERSION", [], refused.invalid_version],
  [
    "version 12",
    { address: "/v12/entry/github/ada/blog/main/comments" },
    400,
    "INVALID_VERSION",
    [],
    refused.invalid_version,
  ],
  [
    "an address cut short",
    { address: "/v2/entry/ada/blog" },
    404,
    "NOT_FOUND",
    [],
    refused.not_found,
  ],
];

describe.each(CASES)("%s", (_, sent, status, code, data, sentence) => {
  test("is refused with a code, the fields that are wrong, and what was typed", async () => {
    const response = await sendForm(service, sent);
    expect(response.status).toBe(status);
    const failure = await failureOf(response);
    expect(failure).toMatchObject({ errorCode: code, message: sentence, data });
    const typed = Object.entries({ ...FIELDS, ...sent.fields }).filter(
      ([, value]) => value !== null,
    );
    expect(failure.fields).toEqual(Object.fromEntries(typed));
    expect(service.parts.intake.waiting()).toEqual([]);
  });

  test("is told to a browser on a page, with what was typed", async () => {
    const headers = { ...PAGE, ...sent.headers };
    const response = await sendForm(service, { ...sent, headers });
    expect(response.status).toBe(status);
    const page = await response.text();
    expect(page).toContain(sentence);
    const isSent = sent.fields?.message === undefined;
    expect(page).toContain(isSent ? "It *works* &amp; well.</textarea>" : "");
  });
});

test("an entry without fields, and a form without a post, say what a form has to send", async () => {
  const nothing = await sendForm(service, { fields: NO_ENTRY });
  expect(nothing.status).toBe(400);
  expect(await failureOf(nothing)).toMatchObject({ errorCode: "MISSING_PARAMS", data: ["fields"] });
  const nowhere = await sendForm(service, { options: { slug: "" } });
  expect(nowhere.status).toBe(400);
  expect(await failureOf(nowhere)).toMatchObject({
    errorCode: "MISSING_PARAMS",
    data: ["options[slug]"],
  });
});

test("what was mended is taken with the token that came back, however it was refused", async () => {
  const { token } = await failureOf(await sendForm(service, { fields: { name: "" } }));
  const options = { token: token ?? "" };
  expect((await sendForm(service, { options })).status).toBe(200);
  expect((await sendForm(service, { options })).status).toBe(200);
  expect(service.parts.intake.waiting()).toHaveLength(1);
});

test("a reply to what is not there is taken as a comment of its own on the second press", async () => {
  const fields = { replying_to: "wordpress-9" };
  const page = await (await sendForm(service, { headers: PAGE, fields })).text();
  expect(page).toContain('name="replyTo" value=""');
});

test("an eager sender is asked to wait, and for how long", async () => {
  await started({ client: 1 });
  expect((await sendForm(service)).status).toBe(200);
  const response = await sendForm(service, { fields: { message: "More." } });
  expect(response.status).toBe(429);
  expect(response.headers.get("retry-after")).toBe("20");
  expect(await failureOf(response)).toMatchObject({
    errorCode: "TOO_MANY",
    fields: { message: "More." },
    token: expect.any(String),
  });
});

test.each([ADDRESS, V1])(
  "attempts at %s end some time, whatever is wrong with them",
  async (address) => {
    await started({ attempts: 1 });
    await sendForm(service, { address, fields: { name: "" } });
    expect((await sendForm(service, { address, fields: { name: "" } })).status).toBe(429);
  },
);

test("a disk that fails is never answered with success, and the text comes back", async () => {
  const place = join(service.folder, "new");
  renameSync(place, `${place}-gone`);
  const response = await sendForm(service);
  expect(response.status).toBe(503);
  const { errorCode, fields, token } = await failureOf(response);
  expect([errorCode, fields]).toEqual(["ERROR_PROCESSING_ENTRY", FIELDS]);
  renameSync(`${place}-gone`, place);
  expect((await sendForm(service, { options: { token: token ?? "" } })).status).toBe(200);
});

describe("what cannot be read", () => {
  const many = Array.from({ length: 60 }, (_, at) => `fields[f${at}]=x`).join("&");
  test.each([
    [
      "is too large",
      413,
      "TOO_LARGE",
      "application/json",
      JSON.stringify({ a: "a".repeat(300_000) }),
    ],
    ["is of another type", 415, "UNSUPPORTED_TYPE", "text/plain", "x"],
    ["is no JSON", 400, "PARSING_ERROR", "application/json", "{"],
    ["is a list", 400, "PARSING_ERROR", "application/json", "[]"],
    ["is broken multipart", 400, "PARSING_ERROR", "multipart/form-data; boundary=x", "--y"],
    ["has too many names", 400, "PARSING_ERROR", "application/x-www-form-urlencoded", many],
  ])("because it %s", async (_, status, errorCode, type, body) => {
    const headers = { "content-type": type };
    const response = await service.app.request(ADDRESS, { method: "POST", body, headers });
    expect(response.status).toBe(status);
    expect((await failureOf(response)).errorCode).toBe(errorCode);
  });
});

test("a field that is a file, or is given twice, is refused by the name that the form has for it", async () => {
  const body = new URLSearchParams({ "options[slug]": "first-post", "fields[name]": "Ada" });
  for (const text of ["One", "Two"]) body.append("fields[message]", text);
  const twice = await service.app.request(ADDRESS, { method: "POST", body });
  expect(await failureOf(twice)).toMatchObject({ errorCode: "INVALID_FIELDS", data: ["message"] });

  const form = new FormData();
  form.set("options[slug]", "first-post");
  form.set("fields[name]", "Ada");
  form.set("fields[message]", "Hello");
  form.set("fields[avatar]", new Blob(["x"]), "a.png");
  const file = await service.app.request(ADDRESS, { method: "POST", body: form });
  expect(await failureOf(file)).toMatchObject({ errorCode: "INVALID_FIELDS", data: ["avatar"] });
});

test("what fails unforeseen is logged with its route, never with what was sent", async () => {
  service.parts.intake.find = () => {
    throw new Error("the register is broken");
  };
  const response = await sendMultipart(service);
  expect(response.status).toBe(500);
  expect((await failureOf(response)).errorCode).toBe("ERROR_PROCESSING_ENTRY");
  expect(service.lines).toEqual([
    'failed {"route":"/v2/entry/:user/:repo/:branch/:property?","reason":"the register is broken"}',
  ]);
});

describe("what nobody needs any more", () => {
  const { retired } = en.service.staticman;
  test.each([
    ["GET", "/v2/connect/ada/blog", retired.connect],
    ["GET", "/v3/encrypt/my-secret", retired.encrypt],
    ["GET", "/v3/auth/github/ada/blog/main/comments?code=my-secret", retired.auth],
    ["POST", "/v1/webhook", retired.webhook],
  ])("is gone, and says what there is instead: %s %s", async (method, path, message) => {
    const response = await service.app.request(path, { method });
    expect(response.status).toBe(410);
    expect(await failureOf(response)).toMatchObject({ errorCode: "GONE", message });
    expect(service.lines.join()).not.toContain("my-secret");
  });
});
