/** A form sends browsers to the author's own pages, and nobody's text is left behind for one. */
import { beforeEach, describe, expect, test } from "vitest";
import { allowedRedirect } from "../../../service/staticman/redirects.ts";
import { en } from "../../../words/en.ts";
import { type TestService, testService } from "../../support/comment-service.ts";
import { publishPosts } from "../../support/deployed-files.ts";
import { PAGE, sendForm, sendJson } from "../../support/staticman-form.ts";

const WWW = "https://www.blog.example";

let service: TestService;
beforeEach(async () => {
  service = await testService();
  service.parts.site.staticman = { confirm: false, redirectOrigins: [WWW] };
  publishPosts(service.site, { "first-post": {}, closed: { comments: "closed" } });
});

describe("a redirect", () => {
  const parts = () => ({
    settings: { ...service.parts.settings, siteUrl: "https://blog.example/sub/" },
    site: service.parts.site,
  });

  test.each([
    ["https://blog.example/thanks/", "https://blog.example/thanks/"],
    ["https://blog.example/thanks/?a=1#b", "https://blog.example/thanks/?a=1#b"],
    [" https://blog.example ", "https://blog.example/"],
    ["/thanks/", "https://blog.example/thanks/"],
    ["thanks/", "https://blog.example/sub/thanks/"],
    ["https:evil.example", "https://blog.example/sub/evil.example"],
    [`${WWW}/thanks/`, `${WWW}/thanks/`],
  ])("%j leads to the author's page", (typed, address) => {
    expect(allowedRedirect(typed, parts())).toBe(address);
  });

  test.each([
    undefined,
    "",
    " ",
    "https://evil.example/",
    "//evil.example/",
    "\\\\evil.example\\",
    "/\\evil.example/",
    "\t//evil.example/",
    "http://blog.example/",
    "https://blog.example:8443/",
    "https://blog.example.evil.example/",
    "https://evil.example#https://blog.example/",
    "https://blog.example@evil.example/",
    "https://ada:secret@blog.example/",
    "https://",
    "http://[",
    "javascript:alert(1)",
    "data:text/html,x",
    `https://blog.example/${"a".repeat(300)}`,
  ])("%j is as good as none", (typed) => {
    expect(allowedRedirect(typed, parts())).toBeNull();
  });

  test("cannot break out of its header", () => {
    expect(allowedRedirect("/a\r\nset-cookie: b=c", parts())).toBe(
      "https://blog.example/aset-cookie:%20b=c",
    );
  });
});

describe("once it is received", () => {
  test.each([
    ["a browser", PAGE],
    ["a program that asks for anything", { accept: "*/*" }],
  ])("%s is sent where the form says", async (_, headers) => {
    const redirect = `${WWW}/thanks/`;
    const response = await sendForm(service, { headers, options: { redirect } });
    expect([response.status, response.headers.get("location")]).toEqual([303, redirect]);
  });

  test("a browser whose form names a foreign page gets its status page", async () => {
    const options = { redirect: "https://evil.example/" };
    const response = await sendForm(service, { headers: PAGE, options });
    expect(response.headers.get("location")).toMatch(/^\/status\//);
  });

  test.each([
    ["that sends JSON", sendJson, {}],
    ["that asks for JSON", sendForm, { accept: "application/json" }],
  ] as const)("a program %s reads the answer itself", async (_, send, headers) => {
    const options = { redirect: `${service.site.url}thanks/` };
    expect((await send(service, { headers, options })).status).toBe(200);
  });
});

describe("options[redirectError]", () => {
  const errorPage = () => `${service.site.url}error/`;

  test.each([
    ["a closed post", { slug: "closed" }, {}],
    ["a post that is not there", { slug: "nowhere" }, {}],
    ["a foreign page", {}, { origin: "https://evil.example" }],
  ])("is followed where nothing can be mended: %s", async (_, options, headers) => {
    const sent = { options: { ...options, redirectError: errorPage() } };
    for (const accept of [PAGE, { accept: "*/*" }]) {
      const response = await sendForm(service, { ...sent, headers: { ...accept, ...headers } });
      expect([response.status, response.headers.get("location")]).toEqual([303, errorPage()]);
    }
    const asked = { accept: "application/json", ...headers };
    expect((await sendForm(service, { ...sent, headers: asked })).status).toBeGreaterThan(400);
  });

  test("is left where the visitor can mend it: the page has what was typed", async () => {
    const options = { redirectError: errorPage() };
    const response = await sendForm(service, { headers: PAGE, fields: { name: "" }, options });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain(en.service.problem.missing);
    expect(page).toContain("It *works* &amp; well.</textarea>");
  });

  test("is left where it is a foreign page", async () => {
    const options = { slug: "closed", redirectError: "https://evil.example/" };
    const response = await sendForm(service, { headers: PAGE, options });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("It *works* &amp; well.</textarea>");
  });
});
