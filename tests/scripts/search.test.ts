/** Readers find posts by their words: the index is made, and a real browser looks through it. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { threadPath } from "../../comments/paths.ts";
import { filesIn } from "../../site/output-folder.ts";
import { en } from "../../words/en.ts";
import { blogCopy, build } from "../support/blog-copy.ts";
import { launchBrowser } from "../support/browser.ts";
import { sampleComment, sampleThread } from "../support/sample-comments.ts";
import { postText } from "../support/sample-site.ts";
import { sitePage } from "../support/site-in-browser.ts";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.ts";

const URL_OF_SITE = "https://user.example/my/blog/";
const MANY = Array.from({ length: 12 }, (_, at) => [
  `posts/many-${at}.md`,
  postText({ title: `Many ${at}` }, "One of the bitterns.\n"),
]);
const thread = sampleThread([sampleComment({ text: "Only I say kingfisher." })], "heron");

let browser: Browser;
let copy: string;
let site: { folder: string; url: string };
beforeAll(async () => {
  browser = await launchBrowser();
  copy = blogCopy(
    {
      ...Object.fromEntries(MANY),
      "posts/heron.md": postText(
        { title: "By the weir", tags: "[garden]" },
        "A heron stood at <b>the</b> weir: `a < b && <script>` and grebes.\n",
      ),
      "posts/grüße.md": postText({ title: "Grüße" }, "Ein Storch.\n"),
      "pages/about.md": postText({ title: "About", date: "" }, "A page about owls.\n"),
      [threadPath("heron")]: JSON.stringify(thread),
    },
    { url: URL_OF_SITE },
  );
  const built = build(copy);
  if (built.code !== 0) throw new Error(built.said);
  site = { folder: join(copy, "_site"), url: URL_OF_SITE };
});
afterAll(async () => {
  await browser?.close();
});

function search(folder: string, ...parameters: string[]) {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const command = ["-c", `${scripts.search} "$@"`, "sh", ...parameters];
  const { status, stdout, stderr } = spawnSync("sh", command, { cwd: folder, encoding: "utf8" });
  return { code: status, said: stdout + stderr };
}

test("without a site there is nothing to index, and what to do is said", () => {
  const { code, said } = search(copy, "--out", temporaryFolder());
  expect(said).toMatch(
    /^There is no site in \S+ yet\. Build it first: npm run build -- --out \S+\n$/,
  );
  expect(code).toBe(1);
});

describe("a reader who finds no index", () => {
  test("is told so, and goes elsewhere by the one button alone that says what that tells", async () => {
    const { page, asked } = await sitePage(browser, site);
    await page.goto(`${URL_OF_SITE}search/?q=heron`);
    await page.getByText(en.search.missing).waitFor();
    expect(await page.getByText(en.search.withButton("duckduckgo.com")).isVisible()).toBe(true);
    const tries = () => asked.filter((address) => address.endsWith("/pagefind.js")).length;
    for (const [at, again] of [() => searchButton(page).click(), () => enter(page)].entries()) {
      await again();
      await expect.poll(tries).toBe(at + 2);
    }
    expect(page.url()).toBe(`${URL_OF_SITE}search/?q=heron`);
    expect(asked.filter((address) => !address.startsWith(URL_OF_SITE))).toEqual([]);

    await page.getByRole("button", { name: en.search.elsewhere("duckduckgo.com") }).click();
    await page.waitForURL("https://duckduckgo.com/?sites=user.example%2Fmy%2Fblog&q=heron");
  });

  test("stays on the site also where the page's own script does not come", async () => {
    const { page, asked } = await sitePage(browser, site);
    await page.route("**/search.js", (route) => route.abort());
    await page.goto(`${URL_OF_SITE}search/`);
    await page.getByRole("searchbox").fill("heron");
    await searchButton(page).click();
    await page.waitForURL(/\/my\/blog\/search\/\?.*q=heron$/);
    expect(asked.filter((address) => !address.startsWith(URL_OF_SITE))).toEqual([]);
  });
});

const searchButton = (page: Page) =>
  page.getByRole("button", { name: en.search.title, exact: true });
const enter = (page: Page) => page.getByRole("searchbox").press("Enter");

describe("with an index", () => {
  beforeAll(() => {
    const { code, said } = search(copy);
    expect(said).toMatch(
      /^Indexed 15 posts and pages in \d+\.\d s into _site\/search\/pagefind\.\n$/,
    );
    expect(code).toBe(0);
  });

  test("words of posts and pages are found, with nothing that the policy forbids", async () => {
    const { page, asked, complaints } = await sitePage(browser, site);
    await page.goto(URL_OF_SITE);
    expect(asked.filter((address) => address.endsWith(".js"))).toEqual([]);
    await page.getByRole("link", { name: en.search.title, exact: true }).click();
    await page.getByRole("searchbox", { name: en.search.words }).fill("heron");
    const results = page.locator("#search-results > li");
    await expect.poll(() => results.count()).toBe(1);
    expect(await page.getByRole("status").textContent()).toBe("Posts found: 1");
    expect(await results.locator("mark").allTextContents()).toEqual(["heron"]);
    // As its post reads: an excerpt may begin with any word of it.
    expect(await results.getAttribute("dir")).toBe("ltr");
    expect(await results.locator("p").textContent()).toContain("the weir: a < b && <script> and");
    expect(await results.locator(".search-address").textContent()).toBe("/my/blog/2026/heron/");
    expect(page.url()).toBe(`${URL_OF_SITE}search/?q=heron`);
    await results.getByRole("link", { name: "By the weir" }).click();
    await page.getByRole("heading", { level: 1, name: "By the weir" }).waitFor();
    // Back to the very same search.
    await page.goBack();
    await expect.poll(() => results.count()).toBe(1);

    expect(complaints).toEqual([]);
    expect(asked.filter((address) => !address.startsWith(URL_OF_SITE))).toEqual([]);
  });

  test.each([
    ["owls", ["About"]],
    ["Storch", ["Grüße"]],
    ["kingfisher", []],
    ["garden", []],
  ])("%s is found in %j alone", async (words, titles) => {
    const { page, complaints } = await sitePage(browser, site);
    await page.goto(`${URL_OF_SITE}search/?q=${words}`);
    await expect
      .poll(() => page.getByRole("status").textContent())
      .toBe(titles.length === 0 ? en.search.nothing : "Posts found: 1");
    const links = page.locator("#search-results a");
    expect(await links.allTextContents()).toEqual(titles);
    for (const link of await links.all()) {
      const address = (await link.getAttribute("href")) ?? "";
      await page.goto(new URL(address, URL_OF_SITE).href);
      expect(await page.locator("h1").textContent()).toContain(titles[0]);
    }
    expect(complaints).toEqual([]);
  });

  test.each(["pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.*"])(
    "one failure to load %s is made good by the next search",
    async (file) => {
      const { page } = await sitePage(browser, site);
      const path = `**/${file}{,\\?*}`;
      await page.route(path, (route) => route.abort());
      await page.goto(`${URL_OF_SITE}search/?q=heron`);
      await page.getByText(en.search.missing).waitFor();
      await page.unroute(path);
      await searchButton(page).click();
      await expect.poll(() => page.locator("#search-results > li").count()).toBe(1);
      expect(await page.getByRole("status").textContent()).toBe("Posts found: 1");
      expect(await page.locator("#search-instead").isVisible()).toBe(false);
    },
  );

  test("of many results ten are shown, and the keyboard leads to the others", async () => {
    const { page } = await sitePage(browser, site);
    await page.goto(`${URL_OF_SITE}search/`);
    await page.keyboard.press("Tab");
    await page.getByRole("searchbox").focus();
    await page.keyboard.type("bittern");
    await page.keyboard.press("Enter");
    const results = page.locator("#search-results > li");
    await expect.poll(() => results.count()).toBe(10);
    expect(await page.getByRole("status").textContent()).toBe("Posts found: 12");
    await page.getByRole("button", { name: en.search.more }).press("Enter");
    await expect.poll(() => results.count()).toBe(12);
    expect(await results.nth(10).locator("a:focus").count()).toBe(1);
    expect(await page.getByRole("button", { name: en.search.more }).isVisible()).toBe(false);
    await page.getByRole("searchbox").fill("");
    await expect.poll(() => results.count()).toBe(0);
    expect(page.url()).toBe(`${URL_OF_SITE}search/`);
  });

  test("without JavaScript the form asks elsewhere, and says so", async () => {
    const { page, asked } = await sitePage(browser, { ...site, javaScriptEnabled: false });
    await page.goto(`${URL_OF_SITE}search/`);
    const notice = page.locator(".search-form .notice");
    expect(await notice.innerText()).toBe(en.search.withoutScript("duckduckgo.com"));
    expect(await searchButton(page).count()).toBe(1);
    await page.getByRole("searchbox").fill("heron & co");
    await page.getByRole("searchbox").press("Enter");
    await page.waitForURL(
      /^https:\/\/duckduckgo\.com\/\?sites=user\.example%2Fmy%2Fblog&q=heron\+%26\+co$/,
    );
    expect(asked.filter((address) => address.endsWith(".js"))).toEqual([]);
  });

  test("it is made anew where a post has changed, and for no comment", () => {
    const same = /^The index in _site\/search\/pagefind is that of these 15 posts and pages\.\n$/;
    expect(search(copy).said).toMatch(same);
    const comments = sampleThread([sampleComment({ text: "Another one." })], "heron");
    writeFiles(copy, { [threadPath("heron")]: JSON.stringify(comments) });
    expect(build(copy).said).toMatch(/^Built [1-9]/);
    expect(search(copy).said).toMatch(same);
    writeFiles(copy, { "posts/grüße.md": postText({ title: "Grüße" }, "Zwei Störche.\n") });
    // The index is that of the site as it was built.
    expect(search(copy).said).toMatch(same);
    build(copy);
    expect(search(copy).said).toMatch(/^Indexed 15 posts and pages /);
    rmSync(join(site.folder, "search/pagefind/pagefind-entry.json"));
    expect(search(copy).said).toMatch(/^Indexed 15 posts and pages /);
  });

  test("what is the same stays as it is, what is gone goes, and a build leaves the rest", () => {
    const index = () =>
      filesIn(join(site.folder, "search/pagefind")).map((path) => [path, statSync(path).mtimeMs]);
    const before = index();
    expect(before.length).toBeGreaterThan(15);
    rmSync(join(site.folder, ".stet-search"));
    expect(search(copy).said).toContain("Indexed 15 posts");
    expect(index()).toEqual(before);

    rmSync(join(copy, "posts/heron.md"));
    build(copy);
    expect(index()).toEqual(before);
    expect(search(copy).said).toContain("Indexed 14 posts");
    expect(index().length).toBe(before.length - 1);
  });
});

test("of a blog without posts and pages nothing is indexed", () => {
  const empty = blogCopy({}, { url: URL_OF_SITE });
  expect(build(empty).code).toBe(0);
  expect(search(empty).said).toMatch(/^Indexed 0 posts and pages /);
});
