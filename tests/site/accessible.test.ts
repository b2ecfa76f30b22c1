/** Every kind of page in a real browser, light and dark, with axe: what assistive technology trips over. */
import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { threadPath } from "../../comments/paths.ts";
import type { WrittenSettings } from "../../site/settings.ts";
import { blogCopy, build } from "../support/blog-copy.ts";
import { launchBrowser } from "../support/browser.ts";
import {
  ENTRY,
  POST,
  SERVICE_URL,
  type TestService,
  testService,
} from "../support/comment-service.ts";
import { BLOG } from "../support/sample-blog.ts";
import { sampleComment, sampleThread } from "../support/sample-comments.ts";
import { postText } from "../support/sample-site.ts";

const SITE = "https://blog.example/";
let browser: Browser;
let service: TestService;
beforeAll(async () => {
  browser = await launchBrowser();
  service = await testService();
  service.parts.stylesheet = (name) => readFile(`assets/${name}`, "utf8");
});
afterAll(async () => {
  await browser?.close();
});

const LONG_TAG = "t".repeat(60);
const LONG_NAME = "Donaudampfschifffahrtsgesellschaftskapitän Müller";
/** Below a depth cap of 3: who is answered has a name that no phone has room for. */
const LONG_NAMED = sampleThread(
  ["one", "two", "three", "four"].map((id, at, all) =>
    sampleComment({
      id,
      replyTo: all[at - 1] ?? null,
      author: { name: LONG_NAME, url: null, key: null },
    }),
  ),
  "wide",
);
const COLUMNS = Array.from({ length: 9 }, (_, at) => `extraordinarily-${at}`).join(" | ");
const WIDE_TABLE = `| ${COLUMNS} |\n|${"---|".repeat(9)}\n| ${COLUMNS} |\n`;
const MEDIA = '\n<audio controls></audio>\n\n<iframe width="560" title="A player"></iframe>\n';
const WIDE_POST = {
  "posts/wide.md": postText({ tags: `[${LONG_TAG}]` }, WIDE_TABLE + MEDIA),
  [threadPath("wide")]: JSON.stringify(LONG_NAMED),
};
const WIDE = { width: 1280, height: 720 };
const PHONE = { width: 320, height: 640 };

/** What is laid out only when it comes near is looked at too. */
const ALL_LAID_OUT = ".comments > li { content-visibility: visible !important; }";

/** What axe finds at fault, a line for each place; on a phone in the dark only what can differ there. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(WIDE);
  // In its legacy mode it opens no window of its own, which it needs for frames of other sites alone.
  const light = await new AxeBuilder({ page }).setLegacyMode().analyze();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize(PHONE);
  const rules = ["color-contrast", "scrollable-region-focusable", "target-size"];
  const dark = await new AxeBuilder({ page }).setLegacyMode().withRules(rules).analyze();
  return [...light.violations, ...dark.violations].flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = "" }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** Those that stand alone or in a row; links in running text are as tall as it. */
const SMALL_LINKS = `[...document.querySelectorAll(
  ".site-header nav a, .meta a, .comment-header a, .actions a, .in-reply-to a, .further-replies a, .thread-feed a, .page-numbers a"
)].filter((link) => {
  const { width, height } = link.getBoundingClientRect();
  return width < 24 || height < 24;
}).map((link) => link.outerHTML)`;

const OUT_OF_COLUMN = `[...document.querySelectorAll("main *:not(.extra, .extra *, .unseen)")].filter((it) =>
  !it.parentElement.closest("pre, table, .wide") &&
  it.getBoundingClientRect().right > document.querySelector("main").getBoundingClientRect().right + 0.5
).map((it) => it.outerHTML.slice(0, 200))`;

const REPORTED = { open: true, closeAfterDays: null, maxDepth: 3, report: `${SITE}report` };
const TYPES: Readonly<Record<string, string>> = { css: "text/css", svg: "image/svg+xml" };

describe.each<[string, Partial<WrittenSettings>, string[]]>([
  [
    "in English",
    { comments: REPORTED },
    [
      "",
      "2026/open/",
      "2026/every-kind/",
      "2026/wide/",
      "2010/öffnen.html",
      "archive/2026/",
      "tags/",
      "about/",
      "search/",
      "404.html",
    ],
  ],
  ["that reads from the right", { language: "ar" }, ["2026/every-kind/"]],
])("a site %s", (_, settings, paths) => {
  const profile = { about: "Walks.", photo: "/assets/icon.svg", links: { Elsewhere: SITE } };
  // One for all of them: to open a window takes longer than to look at what is in it.
  let page: Page;
  beforeAll(async () => {
    const built = build(
      blogCopy({ ...BLOG, ...WIDE_POST }, { url: SITE, postsPerPage: 2, profile, ...settings }),
    );
    page = await (await browser.newContext({ bypassCSP: true })).newPage();
    await page.route(`${SITE}**`, async (route) => {
      const asked = decodeURIComponent(new URL(route.request().url()).pathname.slice(1));
      const name = asked.replace(/^$|\/$/, "$&index.html");
      const file = built.files.get(name) ?? expect.fail(`${name} was not built`);
      // An old address is looked at as who is not led on by itself sees it.
      const body = file.replace(/<meta http-equiv="refresh"[^>]*>/, "");
      const contentType = TYPES[name.split(".").at(-1) ?? ""] ?? "text/html";
      await route.fulfill({ body, contentType });
    });
  });
  afterAll(() => page.context().close());

  test.each(paths)("has no fault at /%s", async (path) => {
    await page.goto(SITE + path);
    await page.addStyleTag({ content: ALL_LAID_OUT });
    expect(await faultsOf(page)).toEqual([]);
    // As axe sees it, room around a small one would be enough.
    expect(await page.evaluate(SMALL_LINKS)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(PHONE.width);
    expect(await page.evaluate(OUT_OF_COLUMN)).toEqual([]);
  });
});

test("the comment service has none: its form, its preview, what became of a comment, what is not there", async () => {
  const page = await (await browser.newContext()).newPage();
  await page.route(`${SERVICE_URL}**`, async (route) => {
    const request = route.request();
    const body = request.postData();
    const sent = await service.app.request(request.url(), {
      method: request.method(),
      headers: request.headers(),
      ...(body === null ? {} : { body }),
    });
    // Where it leads on is not asked of this route.
    const led = sent.headers.get("location");
    const answer = led === null ? sent : await service.app.request(led);
    const headers = Object.fromEntries(answer.headers);
    await route.fulfill({ status: answer.status, headers, body: await answer.text() });
  });
  await page.goto(`${SERVICE_URL}write?post=${POST}`);
  expect(await faultsOf(page), "the form").toEqual([]);
  await page.fill("[name=name]", ENTRY.name);
  await page.fill("[name=text]", `${ENTRY.text}\n\n> quoted\n\n\`code\``);
  await page.click("button.quiet");
  await page.waitForURL(`${SERVICE_URL}preview`);
  expect(await faultsOf(page), "the preview").toEqual([]);
  await page.click("button:not(.quiet)");
  await page.waitForURL(/comments|status/);
  expect(await faultsOf(page), "received").toEqual([]);
  await page.goto(`${SERVICE_URL}status/nothing?key=none`);
  expect(await faultsOf(page), "not there").toEqual([]);
});
