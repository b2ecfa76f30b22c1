import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { commentOf } from "../../comments/merge-plan.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Thread } from "../../comments/thread.ts";
import type { WrittenSettings } from "../../site/settings.ts";
import { en } from "../../words/en.ts";
import { atomFaults } from "../support/atom-faults.ts";
import { type BuiltBlog, blogCopy, build } from "../support/blog-copy.ts";
import { elementsOf } from "../support/html-page.ts";
import { APPROVED, BLOG, EVERY_KIND, HOSTILE } from "../support/sample-blog.ts";
import { sampleThread } from "../support/sample-comments.ts";
import { elementsNamed, parseXml } from "../support/well-formed-xml.ts";

const SETTINGS = {
  postsPerPage: 2,
  timeZone: "UTC",
  comments: { open: true, closeAfterDays: null, maxDepth: 3 },
};
const LINKS = ["href", "src", "action", "formaction", "poster"];

/** The blog built with these settings, once for all that look at it. */
function builtWith(settings: Partial<WrittenSettings>): BuiltBlog {
  const key = JSON.stringify(settings);
  const built = builds.get(key) ?? build(blogCopy(BLOG, settings));
  builds.set(key, built);
  return built;
}
const builds = new Map<string, BuiltBlog>();

describe.each([
  { place: "at the root of its host", url: "https://blog.example/" },
  { place: "under a sub-path", url: "https://user.example/my/blog/" },
])("a site $place", ({ url }) => {
  const prefix = new URL(url).pathname;
  let built: BuiltBlog;
  beforeAll(() => {
    built = builtWith({ ...SETTINGS, url });
    if (built.code !== 0) throw new Error(built.said);
  });
  const file = (path: string) => built.files.get(path) ?? expect.fail(`${path} was not built`);
  const ending = (end: string) => [...built.files].filter(([path]) => path.endsWith(end));

  test("leads from every page to those that want it", () => {
    const [nav = ""] = /<nav .*?<\/nav>/s.exec(file("talk/index.html")) ?? [];
    expect(nav).toContain("/about/");
    expect(nav).not.toContain("/talk/");
  });

  test("has a page for everything, and for nothing else", () => {
    expect(
      ending(".html")
        .map(([path]) => path)
        .toSorted(),
    ).toEqual([
      "2010/öffnen.html",
      "2025/closed/index.html",
      "2025/grüße-aus-東京/index.html",
      "2026/every-kind/index.html",
      "2026/hostile/index.html",
      "2026/open/index.html",
      "404.html",
      "about/index.html",
      "archive/2025/04/index.html",
      "archive/2025/05/index.html",
      "archive/2025/index.html",
      "archive/2026/05/index.html",
      "archive/2026/index.html",
      "archive/index.html",
      "index.html",
      "open/index.html",
      "page/1/index.html",
      "search/index.html",
      "tags/b-onclick-alert-1-7-7/index.html",
      "tags/garden/index.html",
      "tags/index.html",
      "tags/日本語/index.html",
      "talk/index.html",
    ]);
    expect([...built.files.values()].join()).not.toContain("A secret");
  });

  test("links to nothing that is not there", () => {
    const broken = ending(".html").flatMap(([path, html]) =>
      elementsOf(html)
        // Those of visitors are theirs.
        .filter(({ attributes }) => !attributes.rel?.includes("ugc"))
        .flatMap(({ tag, attributes }) =>
          LINKS.flatMap((name) => attributes[name] ?? [])
            .filter((link) => !leadsSomewhere(link, path))
            .map((link) => `${path}: <${tag}> ${link}`),
        ),
    );
    expect(broken).toEqual([]);
  });

  function leadsSomewhere(link: string, page: string): boolean {
    const target = new URL(link, url + page);
    if (target.origin !== new URL(url).origin) return true;
    if (!target.pathname.startsWith(prefix)) return false;
    const path = decodeURI(target.pathname.slice(prefix.length)).replace(/(^|\/)$/, "$1index.html");
    const html = built.files.get(path);
    const id = target.hash.slice(1);
    return html !== undefined && (id === "" || html.includes(` id="${id}"`));
  }

  test("is valid HTML", async () => {
    const loader = new StaticConfigLoader({
      extends: ["html-validate:recommended"],
      // How long a title may be is for its author to say.
      rules: { "long-title": "off" },
    });
    const validator = new HtmlValidate(loader);
    const faults = await Promise.all(
      ending(".html").map(async ([path, html]) => {
        const { results } = await validator.validateString(html, path);
        return results.flatMap(({ messages }) =>
          messages.map(({ line, message }) => `${path}:${line}: ${message}`),
        );
      }),
    );
    expect(faults.flat()).toEqual([]);
  });

  test("has its policy before everything else, and nothing that the policy forbids", () => {
    for (const [path, html] of ending(".html")) {
      expect(html, path).toMatch(/<head>\s*<meta http-equiv="Content-Security-Policy"/);
      const elements = elementsOf(html);
      const scripts = elements.filter(({ tag }) => tag === "script" || tag === "style");
      if (path === "search/index.html") {
        const searching = { tag: "script", attributes: { src: `${prefix}assets/search.js` } };
        expect(scripts).toMatchObject([searching]);
        continue;
      }
      // Where comments are open the form has one, which works without it.
      const hasForm = elements.some(({ tag }) => tag === "form");
      const own = { type: "module", src: `${prefix}assets/comment-form.js` };
      expect(scripts, path).toEqual(hasForm ? [{ tag: "script", attributes: own }] : []);
      expect(html, path).toContain(`script-src &#39;${hasForm ? "self" : "none"}&#39;`);
      const active = elements.flatMap(({ attributes }) =>
        Object.keys(attributes).filter((name) => name === "style" || name.startsWith("on")),
      );
      expect(active, path).toEqual([]);
    }
  });

  test("runs nothing that stands in a post", () => {
    expect(file("2026/open/index.html")).toContain('<td class="align-right">{{ 7*7 }}</td>');
    expect([...built.files.keys()].filter((path) => path.startsWith("program"))).toEqual([]);
    expect(file("2026/hostile/index.html")).toContain("{{ 7*7 }}");
  });

  test("has feeds that are well-formed, with every address absolute and in its place", () => {
    const feeds = ending(".xml").filter(([path]) => path !== "opensearch.xml");
    expect(feeds.length).toBe(9);
    for (const [path, xml] of feeds) {
      const root = parseXml(xml);
      if (root.name === "feed") expect(atomFaults(root), path).toEqual([]);
      const links = [...elementsNamed(root, "link"), ...elementsNamed(root, "thr:in-reply-to")];
      const ids = [...elementsNamed(root, "id"), ...elementsNamed(root, "loc")];
      const addresses = [
        ...links.map(({ attributes }) => attributes.href ?? ""),
        ...ids.map(({ text }) => text),
      ];
      expect(
        addresses.filter((address) => !leadsSomewhere(address, path)),
        path,
      ).toEqual([]);
      expect(
        addresses.filter((address) => !address.startsWith(url)),
        path,
      ).toEqual([]);
    }
  });

  test("has the posts with their text in its feed, the newest first", () => {
    const entries = elementsNamed(parseXml(file("feed.xml")), "entry");
    const titles = entries.map((entry) => elementsNamed(entry, "title")[0]?.text);
    expect(titles).toEqual(["A post", "Every kind", HOSTILE, "Closed", "Grüße"]);
    const [content] = entries.flatMap((entry) => elementsNamed(entry, "content"));
    expect(content?.text).toContain(`<a href="${url}2026/every-kind/">the other</a>`);
    expect(content?.text).toContain(`<img src="${url}assets/icon.svg"`);
    expect(content?.text).toContain(`<a href="${url}about/">`);
  });

  test.each([
    ["comments.xml", 13],
    ["2026/every-kind/comments.xml", 11],
    ["2026/open/comments.xml", 1],
    ["talk/comments.xml", 0],
  ])("has every comment in %s", (path, count) => {
    const entries = elementsNamed(parseXml(file(path)), "entry");
    expect(entries.length).toBe(count);
    const ids = entries.map((entry) => elementsNamed(entry, "id")[0]?.text);
    expect(new Set(ids).size).toBe(count);
    expect(entries.every((entry) => elementsNamed(entry, "author").length === 1)).toBe(true);
  });

  test("has each thread beside its page, also what is not merged yet", () => {
    expect(file("2026/every-kind/comments.json")).toBe(stableJson(Thread, EVERY_KIND));
    const merged = { ...sampleThread([commentOf(APPROVED)], "open"), perPage: 25 };
    expect(file("2026/open/comments.json")).toBe(stableJson(Thread, merged));
    expect(file("2026/open/index.html")).toContain("Not merged yet.");
    expect(built.files.has("about/comments.json")).toBe(false);
  });

  test("says in the sitemap and to robots where it is", () => {
    expect(file("sitemap.xml")).toContain(
      `<loc>${url}2026/open/</loc><lastmod>2026-05-30T00:00:00Z</lastmod>`,
    );
    // As the newest comment of all is.
    expect(file("sitemap.xml")).toContain(`<loc>${url}</loc><lastmod>2026-05-30T`);
    expect(parseXml(file("opensearch.xml")).children.at(-1)?.attributes.template).toBe(
      `${url}search/?q={searchTerms}`,
    );
    expect(file("robots.txt")).toContain(`Sitemap: ${url}sitemap.xml`);
    expect(file("2026/open/index.html")).toContain(
      `<link rel="canonical" href="${url}2026/open/">`,
    );
  });

  test("shows a thread of every kind as it is kept in tests/fixtures", async () => {
    const [list = ""] =
      /<ol class="comments">.*<\/ol>/s.exec(file("2026/every-kind/index.html")) ?? [];
    const shown = list.replaceAll(`="${prefix}`, '="/');
    await expect(`${shown}\n`).toMatchFileSnapshot("../fixtures/every-kind.html");
  });
});

describe("where comments are", () => {
  const pageOf = (settings: Partial<WrittenSettings>) => {
    const { files, said } = builtWith(settings);
    return (path: string) => files.get(path) ?? expect.fail(`${path} was not built: ${said}`);
  };
  const formOf = (html: string) => elementsOf(html).filter(({ tag }) => tag === "form");
  const replyLinks = (html: string) => html.match(/<p class="reply-link">/g) ?? [];

  test("open, there is a form for the service, and a link to it on every comment", () => {
    const page = pageOf({ ...SETTINGS, url: "https://blog.example/" });
    const html = page("2026/every-kind/index.html");
    expect(formOf(html)).toMatchObject([
      { attributes: { method: "post", action: "https://comments.example/comments" } },
    ]);
    const written = EVERY_KIND.comments.filter((it) => "kind" in it && it.kind === "comment");
    expect(replyLinks(html)).toHaveLength(written.length);
    expect(html).toContain(
      'href="https://comments.example/write?post=every-kind&amp;replyTo=too-deep"',
    );
    const names = elementsOf(html).flatMap(({ tag, attributes }) =>
      ["input", "textarea"].includes(tag) ? (attributes.name ?? []) : [],
    );
    expect(names).toEqual(["post", "name", "email", "url", "text", "subject", "replyTo"]);
    // One post of the same site closed them.
    const closed = page("2025/closed/index.html");
    expect(closed).toContain(en.thread.closed.post);
    expect(closed).toContain("As <em>sent</em>.");
    expect([...formOf(closed), ...replyLinks(closed)]).toEqual([]);
  });

  test("open, the form's script is there, without its sources; or not at all, as the author likes", () => {
    const comments = { ...SETTINGS.comments, script: false };
    const [on, off] = [{}, { comments }].map((differs) => builtWith({ ...SETTINGS, ...differs }));
    const scriptsOf = (blog = on) =>
      [...(blog?.files.keys() ?? [])].filter((path) => /\.[jt]s$|comment-form/.test(path));
    // That of the search page is its own.
    expect(scriptsOf()).toEqual(["assets/comment-form.js", "assets/search.js"]);
    expect(scriptsOf(off)).toEqual(["assets/search.js"]);
    const html = off?.files.get("2026/every-kind/index.html") ?? "";
    expect(formOf(html)).toHaveLength(1);
    expect(html).not.toMatch(/<script|<template/);
    expect(html).toContain("script-src &#39;none&#39;");
  });

  test.each([
    ["closed on the whole site", { comments: { ...SETTINGS.comments, open: false } }, "site"],
    ["closed by age", { comments: { ...SETTINGS.comments, closeAfterDays: 1 } }, "age"],
    ["without a service", { service: null }, "no-service"],
  ] as const)("%s, what was said stays, and the reason is told", (_, settings, reason) => {
    const page = pageOf(settings);
    const html = page("2026/every-kind/index.html");
    expect(html).toContain(reason === "age" ? en.thread.closed.age(1) : en.thread.closed[reason]);
    expect(html).toContain(en.thread.stillReadable);
    expect(html).toContain("11 responses to “Every kind”");
    expect([...formOf(html), ...replyLinks(html)]).toEqual([]);
    const index = JSON.parse(page("site-index.json"));
    expect(index.posts.find(({ id }: { id: string }) => id === "open").comments).toBe("closed");
  });
});

test("a preview shows drafts, marked so, at the address that it is told", () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv("STET_PREVIEW", "1");
  vi.stubEnv("STET_SITE_URL", "http://localhost:9999/blog/");
  vi.stubEnv("STET_SERVICE_URL", "http://localhost:9998/");
  const { files } = build(blogCopy(BLOG, { service: null }));
  const page = files.get("2026/draft/index.html");
  expect(page).toContain(`<span class="badge">${en.site.draft}</span>`);
  expect(page).toContain('<link rel="canonical" href="http://localhost:9999/blog/2026/draft/">');
  expect(page).toContain('action="http://localhost:9998/comments"');
  expect(page).toContain("script-src &#39;self&#39;");
  expect(files.get("index.html")).toContain("A secret");
});
