/** What is refused: the status, the code for programs, and the typed text given back. */
import { renameSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { RefusalCode } from "../../service/refusals.ts";
import { statusPath } from "../../service/status-address.ts";
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
import { publishPosts } from "../support/deployed-files.ts";
import { elementsOf } from "../support/html-page.ts";

let service: TestService;
beforeEach(async () => {
  service = await testService();
  publishPosts(service.site, {
    "first-post": {},
    closed: { comments: "closed" },
    ended: { closes: "2026-06-01T12:00:00Z" },
    ending: { closes: "2026-06-01T12:00:01Z" },
  });
});

const OWN = "https://comments.example";

const CASES: [string, number, RefusalCode, Record<string, string>, Record<string, string>][] = [
  ["a post that is not there", 404, "unknown_post", { post: "nowhere" }, {}],
  ["a post with closed comments", 403, "closed", { post: "closed" }, {}],
  ["a post whose time is over", 403, "closed", { post: "ended" }, {}],
  ["an answer to nothing", 422, "unknown_parent", { replyTo: "wordpress-1" }, {}],
  ["a page of another site", 403, "foreign_origin", {}, { origin: "https://evil.example" }],
  ["our address without its s", 403, "foreign_origin", {}, { origin: "http://comments.example" }],
  ["our address at another port", 403, "foreign_origin", {}, { origin: `${OWN}:8443` }],
  ["an address that begins as ours", 403, "foreign_origin", {}, { origin: `${OWN}.evil.example` }],
  ["a name below ours", 403, "foreign_origin", {}, { origin: "https://evil.comments.example" }],
  ["what is no origin", 403, "foreign_origin", {}, { origin: `${OWN}/write` }],
  ["no name", 422, "invalid", { name: " " }, {}],
  ["a name too long", 422, "invalid", { name: "a".repeat(81) }, {}],
  ["a text too long", 422, "invalid", { text: "a".repeat(20_001) }, {}],
  ["half an e-mail address", 422, "invalid", { email: "ada@" }, {}],
  ["a script as a website", 422, "invalid", { url: "javascript:alert(1)" }, {}],
  ["a field that is not ours", 422, "invalid", { date: "2020-01-01" }, {}],
  ["a path as a post", 404, "unknown_post", { post: "../../etc/passwd" }, {}],
];

describe.each(CASES)("%s", (_, status, code, fields, headers) => {
  test.each(["/comments", "/preview"])(
    "is refused with a page that says why and gives the text back: %s",
    async (path) => {
      const response = await sendForm(service, fields, headers, path);
      expect(response.status).toBe(status);
      const page = await response.text();
      expect(page).toContain(en.service.refused[code]);
      expect(page).toContain(`${fields.text ?? "It *works* &amp; well."}</textarea>`);
    },
  );

  test("is refused with a code and the entry", async () => {
    const response = await sendJson(service, fields, headers);
    expect(response.status).toBe(status);
    const { error, entry } = await jsonOf(response);
    expect(error).toMatchObject({ code, message: en.service.refused[code] });
    expect(entry?.text).toBe(fields.text ?? ENTRY.text);
    expect(service.parts.intake.waiting()).toEqual([]);
  });
});

test("a post that closes later is open now", async () => {
  const fields = { token: service.token({ post: "ending" }), post: "ending" };
  expect((await sendForm(service, fields)).status).toBe(303);
});

test("the fields that are wrong are marked for everybody, and said to programs", async () => {
  const wrong = { name: "", email: "ada", url: "ftp://x" };
  const page = await (await sendForm(service, wrong)).text();
  for (const name of ["name", "email", "url"]) {
    expect(page).toMatch(
      new RegExp(
        `name="${name}"[^>]* aria-describedby="[^"]*comment-${name}-problem" aria-invalid`,
      ),
    );
    expect(page).toContain(`id="comment-${name}-problem"`);
  }
  expect(page).not.toContain("comment-text-problem");
  const { error } = await jsonOf(await sendJson(service, wrong));
  expect(error?.fields).toMatchObject({
    name: { code: "missing" },
    email: { code: "invalid" },
    url: { code: "invalid" },
  });
});

test("a form that was mended is taken with the token that came back", async () => {
  const page = await (await sendForm(service, { name: "" })).text();
  expect((await sendForm(service, { token: hiddenField(page, "token") })).status).toBe(303);
});

test("a field that is given twice is refused", async () => {
  const body = new URLSearchParams(ENTRY);
  body.append("name", "Another");
  const response = await service.app.request("/comments", { method: "POST", body });
  expect(response.status).toBe(422);
});

describe("a flood of fields", () => {
  const many = (name: (at: number) => string) =>
    `post=first-post&${Array.from({ length: 20_000 }, (_, at) => name(at)).join("&")}`;
  test.each([
    ["one name", many(() => "a")],
    ["many names", many((at) => `a${at}`)],
  ])("of %s is answered with less than was sent", async (_, text) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const init = { method: "POST", body: text, headers };
    const response = await service.app.request("/comments", init);
    expect(response.status).toBe(400);
    expect((await response.text()).length).toBeLessThan(text.length / 10);
  });

  test("is none with as many as a form may ever have, and each is reported once", async () => {
    const body = new URLSearchParams({ ...ENTRY, subject: "" });
    for (let at = body.size; at < 20; at++) body.append("name", "Another");
    const response = await service.app.request("/comments", {
      method: "POST",
      body,
      headers: { accept: "text/html" },
    });
    expect(response.status).toBe(422);
    expect((await response.text()).match(/comment-name-problem">/g)).toHaveLength(1);
  });
});

test("a file is refused", async () => {
  const body = new FormData();
  for (const [name, value] of Object.entries(ENTRY)) body.set(name, value);
  body.set("text", new Blob(["Hello"]), "comment.txt");
  const response = await service.app.request("/comments", { method: "POST", body });
  expect(response.status).toBe(422);
});

describe("what cannot be read", () => {
  test.each([
    [
      "is too large",
      413,
      "too_large",
      "application/json",
      JSON.stringify({ text: "a".repeat(300_000) }),
    ],
    ["is of another type", 415, "unsupported_type", "text/plain", JSON.stringify(ENTRY)],
    ["is no JSON", 400, "unreadable", "application/json", "{"],
    ["is a list", 400, "unreadable", "application/json", "[]"],
    ["is broken multipart", 400, "unreadable", "multipart/form-data; boundary=x", "--y"],
  ])("because it %s", async (_, status, code, type, body) => {
    const headers = { "content-type": type, accept: "application/json" };
    const response = await service.app.request("/comments", { method: "POST", body, headers });
    expect(response.status).toBe(status);
    expect((await jsonOf(response)).error?.code).toBe(code);
  });

  test("because it has too many fields, what was typed is given back, wherever it stands", async () => {
    const others = Array.from({ length: 30 }, (_, at) => [`field-${at}`, "x"]);
    const fields = { ...Object.fromEntries(others), ...ENTRY, text: "Do not lose me" };
    const response = await sendForm(service, fields);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("Do not lose me");
  });

  test("the longest comment in any script can", async () => {
    const text = "語".repeat(20_000);
    expect((await sendForm(service, { token: service.token(), text })).status).toBe(303);
  });
});

test("a body without an end is not read without an end", async () => {
  const piece = new Uint8Array(1024 * 1024);
  let pieces = 0;
  const body = new ReadableStream({
    pull: (controller) => {
      pieces += 1;
      if (pieces > 100) controller.error(new Error("the service reads on and on"));
      else controller.enqueue(piece);
    },
  });
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", body, headers, duplex: "half" } as const;
  expect((await service.app.request("/comments", init)).status).toBe(413);
  expect(pieces).toBeLessThan(30);
});

test("a disk that fails is never answered with received, and the text comes back", async () => {
  await sendForm(service, { token: service.token() });
  const place = join(service.folder, "new");
  renameSync(place, `${place}-gone`);
  const fields = { token: service.token(), text: "Keep me." };
  const response = await sendForm(service, fields);
  expect(response.status).toBe(503);
  const page = await response.text();
  expect(page).toContain("Keep me.</textarea>");
  expect(page).not.toContain("ENOENT");
  expect(service.lines.join()).toContain("ENOENT");

  renameSync(`${place}-gone`, place);
  const again = { token: hiddenField(page, "token"), text: "Keep me." };
  expect((await sendForm(service, again)).status).toBe(303);
});

test("what fails unforeseen is logged with its route, never with what was typed", async () => {
  service.parts.intake.find = () => {
    throw new Error("the register is broken");
  };
  const id = "01jwn3t6k00000000000000001";
  const path = statusPath(id, service.parts.settings.signingKeys);
  const response = await service.app.request(`/${path}`);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("register");
  expect(service.lines).toEqual([
    'failed {"route":"/status/:id","reason":"the register is broken"}',
  ]);
});

test.each([
  [{ url: "ftp://x", email: "ada" }, "email"],
  [{ text: "" }, "text"],
  [{ name: "", text: "" }, "name"],
])("the page that gives %j back opens at the first field to be mended", async (wrong, first) => {
  const page = await (await sendForm(service, wrong)).text();
  const focused = elementsOf(page).filter(({ attributes }) => "autofocus" in attributes);
  expect(focused.map(({ attributes }) => attributes.name)).toEqual([first]);
});

test("a page where no field is wrong opens at its top", async () => {
  const unconfirmed = await (await sendForm(service, { token: "" })).text();
  const empty = await (await service.app.request(`/write?post=${POST}`)).text();
  for (const page of [unconfirmed, empty]) expect(page).not.toContain("autofocus");
});
