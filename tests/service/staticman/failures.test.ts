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
const NO_ENTRY = { name: null, email: null, website: null, message: null };

/** The status of each code, and the sentence on a page. */
const CODES: Readonly<Record<string, [status: number, sentence: string]>> = {
  MISSING_REQUIRED_FIELDS: [422, refused.invalid],
  INVALID_FIELDS: [422, refused.invalid],
  UNKNOWN_PARENT: [422, refused.unknown_parent],
  UNKNOWN_POST: [404, refused.unknown_post],
  CLOSED: [403, refused.closed],
  FOREIGN_ORIGIN: [403, refused.foreign_origin],
  BRANCH_MISMATCH: [400, refused.branch_mismatch],
  INVALID_SERVICE: [400, refused.invalid_service],
  INVALID_VERSION: [400, refused.invalid_version],
  NOT_FOUND: [404, refused.not_found],
};

const TEXT = FIELDS.message;

const CASES: [title: string, code: string, data: string[], sent: Sent][] = [
  ["no name", "MISSING_REQUIRED_FIELDS", ["name"], typing({ name: null })],
  ["a blank name", "MISSING_REQUIRED_FIELDS", ["name"], typing({ name: " " })],
  ["no text", "MISSING_REQUIRED_FIELDS", ["message"], typing({ message: null })],
  ["an empty text", "MISSING_REQUIRED_FIELDS", ["comment"], typing({ message: null, comment: "" })],
  ["neither", "MISSING_REQUIRED_FIELDS", ["name", "message"], typing({ name: "", message: null })],
  ["a field of no meaning", "INVALID_FIELDS", ["colour"], typing({ colour: "red" })],
  ["that, and no name", "MISSING_REQUIRED_FIELDS", ["name"], typing({ colour: "red", name: "" })],
  [
    "a script as website",
    "INVALID_FIELDS",
    ["website"],
    typing({ website: "javascript:alert(1)" }),
  ],
  ["half an e-mail address", "INVALID_FIELDS", ["email"], typing({ email: "ada@" })],
  ["a name too long", "INVALID_FIELDS", ["name"], typing({ name: "a".repeat(81) })],
  ["a second text", "INVALID_FIELDS", ["comment"], typing({ comment: "Another" })],
  ["a parent that is no id", "INVALID_FIELDS", ["replying_to"], typing({ replying_to: "../x" })],
  [
    "a field that all objects have",
    "INVALID_FIELDS",
    ["constructor"],
    typing({ constructor: "x" }),
  ],
  ["a parent that is not there", "UNKNOWN_PARENT", [], typing({ replying_to: "wordpress-9" })],
  ["a post that is not there", "UNKNOWN_POST", [], { options: { slug: "nowhere" } }],
  ["a closed post", "CLOSED", [], { options: { slug: "closed" } }],
  ["a page of another site", "FOREIGN_ORIGIN", [], { headers: { origin: "https://evil.example" } }],
  ["another branch", "BRANCH_MISMATCH", [], { address: "/v2/entry/ada/blog/master/comments" }],
  ["another branch in v3", "BRANCH_MISMATCH", [], { address: `${V3}/github/ada/blog/master/x` }],
  ["an unknown service", "INVALID_SERVICE", [], { address: `${V3}/sourcehut/ada/blog/main/x` }],
  ["version 1", "INVALID_VERSION", [], { address: V1 }],
  ["version 12", "INVALID_VERSION", [], { address: "/v12/entry/github/ada/blog/main/x" }],
  ["an address cut short", "NOT_FOUND", [], { address: "/v2/entry/ada/blog" }],
];

function typing(fields: Readonly<Record<string, string | null>>): Sent {
  return { fields };
}

describe.each(CASES)("%s", (_, code, data, sent) => {
  const [status, sentence = ""] = CODES[code] ?? [];
  const typed = Object.entries({ ...FIELDS, ...sent.fields }).filter(([, value]) => value !== null);

  test("is refused with a code, the fields that are wrong, and what was typed", async () => {
    const response = await sendForm(service, sent);
    expect(response.status).toBe(status);
    const { fields, ...failure } = await failureOf(response);
    expect(failure).toMatchObject({ errorCode: code, message: sentence, data });
    expect(fields).toEqual(Object.fromEntries(typed));
    expect(service.parts.intake.waiting()).toEqual([]);
  });

  test("is told to a browser on a page, with what was typed", async () => {
    const response = await sendForm(service, { ...sent, headers: { ...PAGE, ...sent.headers } });
    expect(response.status).toBe(status);
    const page = await response.text();
    expect(page).toContain(sentence);
    const text = typed.some(([, value]) => value === TEXT) ? TEXT.replace("&", "&amp;") : "";
    expect(page).toContain(text);
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
