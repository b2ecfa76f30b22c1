/** What a visitor may send that is wrong: said kindly for each field, given back whole, never kept. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { en } from "../../words/en.ts";
import {
  ENTRY,
  hiddenField,
  jsonOf,
  sendForm,
  sendJson,
  type TestService,
  testService,
} from "../support/comment-service.ts";

let service: TestService;
beforeEach(async () => {
  service = await testService();
});

/** ENTRY with other fields; without those that are null. */
function entryWith(differs: Readonly<Record<string, string | null>>): Record<string, string> {
  const fields = Object.entries({ ...ENTRY, ...differs });
  return Object.fromEntries(
    fields.flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

function post(path: string, body: URLSearchParams | string, headers: Record<string, string>) {
  return service.app.request(path, { method: "POST", body, headers });
}

/** What stands in a field of the form, as a browser reads it. */
function givenBack(page: string, name: string): string | undefined {
  const [, value] =
    new RegExp(`<input [^>]*name="${name}"[^>]* value="([^"]*)"`).exec(page) ??
    new RegExp(`<textarea [^>]*name="${name}"[^>]*>\\n([^<]*)`).exec(page) ??
    [];
  return value
    ?.replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

function kept(): string[] {
  return readdirSync(join(service.folder, "new"));
}

const { missing, too_long, url, invalid, other } = en.service.problem;

/** Normalised as they are, they would keep the service busy for seconds. */
const MARKS = `a${"\u0301".repeat(16_000)}${"\u0316".repeat(16_000)}`;

const WRONG: [title: string, field: string, sent: string | null, code: string, said: string][] = [
  ["no name", "name", null, "missing", missing],
  ["an empty name", "name", "", "missing", missing],
  ["a blank name", "name", " \t\u00a0\u3000", "missing", missing],
  ["a name that nobody can see", "name", "\u200b\u2060\u3164", "missing", missing],
  ["a name of control characters", "name", "\0\x1b\u202e", "missing", missing],
  ["a name of 100,000 characters", "name", "a".repeat(100_000), "too_long", too_long],
  ["no text", "text", null, "missing", missing],
  ["an empty text", "text", "", "missing", missing],
  ["a blank text", "text", " \r\n\t ", "missing", missing],
  ["a text that nobody can see", "text", "\u200b\n\u2800", "missing", missing],
  ["a text of 100,000 characters", "text", "a".repeat(100_000), "too_long", too_long],
  ["a name with 32,000 marks on a letter", "name", MARKS + "x".repeat(81), "too_long", too_long],
  [
    "a text with 32,000 marks on a letter",
    "text",
    MARKS + "x".repeat(20_000),
    "too_long",
    too_long,
  ],
  ["a script as website", "url", "javascript:alert(1)", "invalid", url],
  ["a script behind a space", "url", " javascript:alert(1)", "invalid", url],
  ["a script in other letters", "url", "JaVaScRiPt:alert(1)", "invalid", url],
  ["a script with a tab in it", "url", "java\tscript:alert(1)", "invalid", url],
  ["a script with NUL in it", "url", "java\0script:alert(1)", "invalid", url],
  ["a script behind a control character", "url", "\x01javascript:alert(1)", "invalid", url],
  [
    "a script that looks like a host",
    "url",
    "javascript://ada.example/%0aalert(1)",
    "invalid",
    url,
  ],
  ["a script behind a bidi override", "url", "\u202ejavascript:alert(1)", "invalid", url],
  ["data as website", "url", "data:text/html,<script>1</script>", "invalid", url],
  ["vbscript as website", "url", "vbscript:msgbox(1)", "invalid", url],
  ["a file as website", "url", "file:///etc/passwd", "invalid", url],
  ["a blob as website", "url", "blob:https://ada.example/1", "invalid", url],
  ["a field that only we set", "date", "2020-01-01", "unknown", other("date")],
  ["a field of no meaning", "colour", "red", "unknown", other("colour")],
  ["a field that every object has", "constructor", "x", "unknown", other("constructor")],
  ["a parent that is a path", "replyTo", "../../x", "invalid", invalid],
];

describe.each(WRONG)("%s", (_, field, sent, code, said) => {
  const fields = { [field]: sent };

  test.each(["/comments", "/preview"])(
    "is said on the form's page, with all typed: %s",
    async (path) => {
      const typed = entryWith(fields);
      const headers = { origin: "https://comments.example", accept: "text/html" };
      const response = await post(path, new URLSearchParams(typed), headers);
      expect(response.status).toBe(422);
      const page = await response.text();
      expect(page).toContain(en.service.refused.invalid);
      const problems = [...page.matchAll(/ class="problem"(?: id="([^"]*)")?>([^<]*)/g)];
      expect(problems.map(([, id, sentence]) => [id, sentence])).toEqual([
        [["name", "text", "url"].includes(field) ? `comment-${field}-problem` : undefined, said],
      ]);
      for (const name of ["name", "email", "url", "text"]) {
        expect([name, givenBack(page, name)]).toEqual([name, typed[name] ?? ""]);
      }
      expect(kept()).toEqual([]);
    },
  );

  test("is said to programs, with the entry", async () => {
    const typed = entryWith(fields);
    const headers = {
      origin: new URL(service.site.url).origin,
      "content-type": "application/json",
    };
    const response = await post("/comments", JSON.stringify(typed), headers);
    expect(response.status).toBe(422);
    const { error, entry, token } = await jsonOf(response);
    expect(error).toMatchObject({ code: "invalid", message: en.service.refused.invalid });
    expect(Object.entries(error?.fields ?? {})).toEqual([[field, { code, message: said }]]);
    for (const name of Object.keys(ENTRY)) expect(entry).toHaveProperty(name, typed[name] ?? "");
    expect(token).toEqual(expect.any(String));
    expect(kept()).toEqual([]);
  });
});

describe("a post that is a path", () => {
  // Nobody knows then which posts there are, and only the look of an id is left to judge by.
  beforeEach(() => {
    service.site.misbehave = (_, response) => void response.destroy();
  });

  test.each([
    "..",
    ".",
    "../..",
    "../first-post",
    "first-post/../../x",
    "..\\x",
    "%2e%2e%2fx",
    "..%2fx",
    "/etc",
    ".git",
    "first-post\0",
    "\u2025/x",
    "",
  ])("%j is no post, in a form, in JSON, in a preview and in an address", async (path) => {
    const form = await sendForm(service, { post: path });
    const preview = await sendForm(service, { post: path }, {}, "/preview");
    const json = await sendJson(service, { post: path });
    const write = await service.app.request(`/write?post=${encodeURIComponent(path)}`);
    expect([form, preview, json, write].map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    for (const response of [form, preview]) {
      const page = await response.text();
      expect(page).toContain(en.service.refused.unknown_post);
      expect(page).toContain("It *works* &amp; well.</textarea>");
      expect(page).not.toContain("<form");
    }
    const { error, entry } = await jsonOf(json);
    expect(error).toMatchObject({ code: "unknown_post", message: en.service.refused.unknown_post });
    expect(entry).toEqual({ ...ENTRY, post: path });
    expect(kept()).toEqual([]);
    expect(readdirSync(service.folder).toSorted()).toEqual([
      "batches",
      "done",
      "new",
      expect.stringMatching(/^owner-/),
    ]);
  });
});

describe("NUL, bidi and control characters", () => {
  const CONTROLS = "\0\x07\x1b[31m\x7f\x9b2J\u202e\u2066\u2069\r\n";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is what is tested
  const ANY = /[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;
  const typed = {
    name: `A${CONTROLS}da`,
    url: `https://ada.example/${CONTROLS}x`,
    email: `ada@${CONTROLS}ada.example`.replace("\r\n", ""),
    text: `It ${CONTROLS}*works*.`,
  };

  test("are in nothing that is kept, and no reason to refuse", async () => {
    expect((await sendForm(service, { ...typed, token: service.token() })).status).toBe(303);
    const [id = ""] = service.parts.intake.waiting();
    const { submission } = await service.parts.intake.read(id);
    expect(submission.author.name).toBe("A[31m2J da");
    expect(submission.author.url).toBe("https://ada.example/[31m2J%20x");
    expect(submission.text).toBe("It [31m2J\n*works*.");
    expect(JSON.stringify(submission)).not.toMatch(ANY);
  });

  test("are given back with all else where the comment is asked for once more", async () => {
    const answer = await sendJson(service, typed);
    expect(answer.status).toBe(428);
    const { entry, token } = await jsonOf(answer);
    expect(entry).toEqual({ ...ENTRY, ...typed });
    expect((await sendJson(service, { ...typed, token })).status).toBe(202);
  });

  test("are in no line of the log", async () => {
    for (const fields of [typed, { post: CONTROLS }, { [CONTROLS]: "x" }, { token: CONTROLS }]) {
      await sendForm(service, fields);
    }
    await service.app.request(
      `/status/${encodeURIComponent(CONTROLS)}?key=${encodeURIComponent(CONTROLS)}`,
    );
    expect(service.lines.join()).not.toMatch(ANY);
  });
});

test("a form that was mended after any of them is taken, once", async () => {
  const page = await (
    await sendForm(service, { name: "", url: "javascript:1", text: "\0" })
  ).text();
  const token = hiddenField(page, "token");
  expect((await sendForm(service, { token })).status).toBe(303);
  expect((await sendForm(service, { token })).status).toBe(303);
  expect(service.parts.intake.waiting()).toHaveLength(1);
});
