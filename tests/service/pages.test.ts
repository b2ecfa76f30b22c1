/** The service's pages: what they show, and that nothing a visitor or the site sends can run in them. */
import { HtmlValidate } from "html-validate";
import { beforeEach, describe, expect, test } from "vitest";
import type { Comment } from "../../comments/thread.ts";
import { en } from "../../words/en.ts";
import {
  ENTRY,
  hiddenField,
  jsonOf,
  POST,
  SERVICE_URL,
  sendForm,
  type TestService,
  testService,
} from "../support/comment-service.ts";
import { publishPosts, publishThread } from "../support/deployed-files.ts";

let service: TestService;
beforeEach(async () => {
  service = await testService();
});

const PARENT = {
  id: "wordpress-7",
  replyTo: null,
  kind: "comment",
  author: { name: "Grace", url: null, key: null },
  date: "2026-05-02T08:00:00Z",
  format: "markdown",
  text: "What about *this*?",
  source: "form",
} as const satisfies Comment;

const PINGBACK = {
  id: "wordpress-8",
  replyTo: null,
  kind: "pingback",
  mention: { source: "https://blog.example/p", title: "A post", site: "A site" },
  date: "2026-05-03T08:00:00Z",
  source: "wordpress",
} as const satisfies Comment;

async function page(path: string, status = 200): Promise<string> {
  const response = await service.app.request(path);
  expect(response.status).toBe(status);
  return response.text();
}

describe("the page for writing", () => {
  test("shows the post with its link, and an empty form with a token that works", async () => {
    const shown = await page(`/write?post=${POST}`);
    expect(shown).toContain(`<a href="${service.site.url}2026/${POST}/#respond">`);
    expect(shown).toContain("About first-post");
    service.clock.now += 3_000;
    const response = await sendForm(service, { token: hiddenField(shown, "token") });
    expect(response.status).toBe(303);
  });

  test("shows what is being answered", async () => {
    publishThread(service.site, POST, [PARENT]);
    const shown = await page(`/write?post=${POST}&replyTo=${PARENT.id}`);
    expect(shown).toContain("<h1>Leave a reply to Grace</h1>");
    expect(shown).toContain("What about <em>this</em>?");
    expect(shown).toContain(`<a href="${service.site.url}2026/${POST}/#comment-${PARENT.id}">`);
    expect(hiddenField(shown, "replyTo")).toBe(PARENT.id);
  });

  test("shows a pingback that is being answered by its site and title", async () => {
    publishThread(service.site, POST, [PINGBACK]);
    const shown = await page(`/write?post=${POST}&replyTo=${PINGBACK.id}`);
    expect(shown).toContain("Leave a reply to A site");
    expect(shown).toContain(
      'Pingback: <a dir="auto" href="https://blog.example/p" rel="nofollow ugc noopener">A post</a>',
    );
    expect(shown).not.toContain("<blockquote");
  });

  test("offers a comment of its own where the answered one is not there", async () => {
    for (const replyTo of ["wordpress-9", "<script>"]) {
      const shown = await page(`/write?post=${POST}&replyTo=${encodeURIComponent(replyTo)}`);
      expect(shown).toContain(en.service.parentGone);
      expect(hiddenField(shown, "replyTo")).toBe("");
    }
  });

  test("has no form where no comment can be sent", async () => {
    publishPosts(service.site, { [POST]: { comments: "closed" } });
    expect(await page(`/write?post=${POST}`, 403)).not.toContain("<form");
    expect(await page("/write?post=nowhere", 404)).not.toContain("<form");
    expect(await page("/write?post=../x", 404)).not.toContain("<form");
    expect(await page("/write", 404)).not.toContain("<form");
  });

  test("says so where no comment can be sent, and leads on from there", async () => {
    publishPosts(service.site, { [POST]: { comments: "closed" } });
    const closed = await page(`/write?post=${POST}`, 403);
    expect(closed).toContain(`<a href="${service.site.url}2026/${POST}/#respond">`);
    const nowhere = await page("/write?post=nowhere", 404);
    expect(nowhere).toContain(`<a href="${service.site.url}">Back to “A blog”</a>`);
    for (const shown of [closed, nowhere]) expect(shown).not.toContain(en.form.title);
  });
});

describe("the preview", () => {
  test("shows the comment as it will look, gives the text back, and keeps nothing", async () => {
    const response = await sendForm(service, {}, {}, "/preview");
    expect(response.status).toBe(200);
    const shown = await response.text();
    expect(shown).toContain("It <em>works</em> &amp; well.");
    expect(shown).toContain("It *works* &amp; well.</textarea>");
    expect(service.parts.intake.waiting()).toEqual([]);
    expect(shown).toContain("<h1>Preview</h1>");
    const sent = await sendForm(service, { token: hiddenField(shown, "token") });
    expect(sent.status).toBe(303);
  });

  test("is followed by a button that posts, ahead of the fields, as is the confirmation", async () => {
    for (const path of ["/preview", "/comments"]) {
      const shown = await (await sendForm(service, {}, {}, path)).text();
      const form = /<form [^>]*\bid="([^"]+)"/.exec(shown)?.[1];
      const button = `<button type="submit" form="${form}">${en.form.post}</button>`;
      expect(shown).toContain(button);
      expect(shown.indexOf('class="comment-text"')).toBeLessThan(shown.indexOf(button));
      expect(shown.indexOf(button)).toBeLessThan(shown.indexOf("<form"));
    }
    expect(await page(`/write?post=${POST}`)).not.toContain('<button type="submit" form=');
  });

  test("gives programs the HTML and a token", async () => {
    const headers = { accept: "application/json" };
    const response = await sendForm(service, {}, headers, "/preview");
    expect(await response.json()).toEqual({
      html: "<p>It <em>works</em> &amp; well.</p>\n",
      token: expect.any(String),
    });
  });

  test("refuses what cannot be sent either", async () => {
    expect((await sendForm(service, { name: "" }, {}, "/preview")).status).toBe(422);
    expect((await sendForm(service, { post: "nowhere" }, {}, "/preview")).status).toBe(404);
    const foreign = { origin: "https://evil.example" };
    expect((await sendForm(service, {}, foreign, "/preview")).status).toBe(403);
  });

  test("keeps the line feeds that a text begins with", async () => {
    const shown = await (await sendForm(service, { text: "\n\n  x" }, {}, "/preview")).text();
    expect(shown).toContain('aria-describedby="comment-text-hint">\n\n\n  x</textarea>');
  });
});

const HOSTILE = `"'><script>alert(1)</script><img src=x onerror=alert(1)></textarea><iframe>`;
const HOSTILE_FIELDS = ["name", "email", "url", "text", "replyTo", "post", "token"];

describe("hostile text", () => {
  test.each(HOSTILE_FIELDS)("in %s stays text on every page", async (field) => {
    const fields = { name: "", [field]: HOSTILE };
    const confirmed = field === "name" || field === "text" ? { [field]: HOSTILE } : fields;
    for (const path of ["/comments", "/preview"]) {
      for (const sent of [fields, confirmed]) {
        expectHarmless(await (await sendForm(service, sent, {}, path)).text());
      }
    }
  });

  test("as the name of a field stays text", async () => {
    const shown = await (await sendForm(service, { [HOSTILE]: "x" })).text();
    expect(shown).toContain("&lt;script&gt;");
    expectHarmless(shown);
  });

  test("in an address stays text", async () => {
    const hostile = encodeURIComponent(HOSTILE);
    for (const path of [`/write?post=${hostile}`, `/write?post=${POST}&replyTo=${hostile}`]) {
      expectHarmless(await (await service.app.request(path)).text());
    }
    expectHarmless(await page(`/status/${hostile}?key=${hostile}`, 404));
    expectHarmless(await page(`/${hostile}`, 404));
  });

  test("from the site stays text", async () => {
    publishPosts(service.site, { [POST]: { title: HOSTILE } });
    const parent: Comment = { ...PARENT, author: { ...PARENT.author, name: HOSTILE } };
    publishThread(service.site, POST, [{ ...parent, text: HOSTILE, format: "html" }]);
    expectHarmless(await page(`/write?post=${POST}&replyTo=${PARENT.id}`));
    const sent = await sendForm(service, { token: service.token() });
    expectHarmless(await page(sent.headers.get("location") ?? ""));
  });

  function expectHarmless(shown: string): void {
    expect(shown).not.toMatch(/<(?:script|img|iframe)\b/);
    expect(shown.match(/<\/textarea>/g)?.length ?? 0).toBeLessThanOrEqual(1);
  }
});

/** A form may lead to the service and, once received, back to the site: browsers ask for both. */
function policy({ site }: TestService): string {
  const { origin } = new URL(site.url);
  return `default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' ${origin}; base-uri 'none'; frame-ancestors 'none'`;
}

test.each([
  ["GET", "/write?post=first-post"],
  ["GET", "/write?post=nowhere"],
  ["POST", "/comments"],
  ["POST", "/preview"],
  ["POST", "/v2/entry/ada/blog/main"],
  ["POST", "/v1/entry/ada/blog/main"],
  ["GET", "/v2/connect/ada/blog"],
  ["OPTIONS", "/comments"],
  ["GET", "/status/x?key=y"],
  ["GET", "/health"],
  ["GET", "/robots.txt"],
  ["GET", "/assets/stet.css"],
  ["GET", "/nowhere"],
])("%s %s carries the security headers", async (method, path) => {
  const { headers } = await service.app.request(path, { method });
  expect(headers.get("content-security-policy")).toBe(policy(service));
  expect(headers.get("referrer-policy")).toBe("strict-origin");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});

test("a failure of ours is logged with its detail and answered without", async () => {
  service.parts.deployedSite.findPost = () => Promise.reject(new Error("secret detail"));
  const response = await sendForm(service, {});
  expect(response.status).toBe(500);
  expect(response.headers.get("content-security-policy")).toBe(policy(service));
  expect(await response.text()).not.toContain("secret detail");
  expect(service.lines.join()).toContain("secret detail");
});

test("only the site's pages may read answers from their scripts", async () => {
  const origin = new URL(service.site.url).origin;
  const headers = {
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "content-type",
  };
  const response = await service.app.request("/comments", { method: "OPTIONS", headers });
  expect(response.headers.get("access-control-allow-origin")).toBe(origin);
  expect(response.headers.get("access-control-allow-headers")).toBe("content-type");
  const foreign = await sendForm(service, {}, { origin: "https://evil.example" });
  expect(foreign.headers.get("access-control-allow-origin")).not.toBe("https://evil.example");
  const status = await service.app.request("/write?post=first-post", { headers: { origin } });
  expect(status.headers.get("access-control-allow-origin")).toBeNull();
});

test("crawlers are kept out, and an operator can see that all is well", async () => {
  expect(await page("/robots.txt")).toBe("User-agent: *\nDisallow: /\n");
  await sendForm(service, { token: service.token() });
  expect(JSON.parse(await page("/health"))).toEqual({ status: "ok", waiting: 1 });
});

test("the style sheets are the site's, and no other file is given away", async () => {
  for (const name of ["stet.css", "comments.css"]) {
    const response = await service.app.request(`/assets/${name}`);
    expect(response.headers.get("content-type")).toContain("text/css");
    expect(await response.text()).toBe(`/* ${name} */`);
  }
  for (const name of ["posts.css", "..%2fpackage.json", "stetXcss"]) {
    expect((await service.app.request(`/assets/${name}`)).status).toBe(404);
  }
  service.parts.stylesheet = async () => null;
  expect((await service.app.request("/assets/stet.css")).status).toBe(404);
});

test("a service below a path keeps all its addresses there", async () => {
  service = await testService({ serviceUrl: `${SERVICE_URL}below/` });
  const shown = await page(`/below/write?post=${POST}`);
  expect(shown).toContain('action="/below/comments"');
  expect(shown).toContain('formaction="/below/preview"');
  expect(shown).toContain('href="/below/assets/stet.css"');
  expect((await service.app.request(`/write?post=${POST}`)).status).toBe(404);
  const fields = { token: service.token() };
  const sent = await sendForm(service, fields, {}, "/below/comments");
  expect(sent.headers.get("location")).toMatch(/^\/below\/status\//);
  const json = await sendForm(service, fields, { accept: "application/json" }, "/below/comments");
  expect((await jsonOf(json)).statusUrl).toMatch(/^https:\/\/comments\.example\/below\/status\//);
});

test.each([
  ["a status that is not known", "/status/x?key=y", en.service.refused.unknown_status],
  ["a page that is not there", "/nowhere", en.service.refused.not_found],
  ["the service itself", "/", en.service.refused.not_found],
])(
  "the address of %s is answered with what it may be, and a way home",
  async (_, path, sentence) => {
    const shown = await page(path, 404);
    expect(shown).toContain(sentence);
    expect(shown).toContain(`<a href="${service.site.url}">Back to “A blog”</a>`);
  },
);

test("every page is valid HTML", async () => {
  publishThread(service.site, POST, [PARENT, PINGBACK]);
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: {
      "doctype-style": "off",
      "void-style": "off",
      "no-trailing-whitespace": "off",
      "attribute-empty-style": "off",
    },
  });
  const sent = await sendForm(service, { token: service.token() });
  const pages = [
    await page(`/write?post=${POST}&replyTo=${PARENT.id}`),
    await page(`/write?post=${POST}&replyTo=${PINGBACK.id}`),
    await page("/write?post=nowhere", 404),
    await (await sendForm(service, {}, {}, "/preview")).text(),
    await (await sendForm(service, { text: ENTRY.text })).text(),
    await (await sendForm(service, { name: "", email: "x", extra: "1" })).text(),
    await (await sendForm(service, { post: "nowhere" })).text(),
    await page(sent.headers.get("location") ?? ""),
    await page("/nowhere", 404),
  ];
  for (const shown of pages) {
    const report = await validator.validateString(shown);
    expect(report.results.flatMap(({ messages }) => messages)).toEqual([]);
  }
});
