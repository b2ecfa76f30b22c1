/** A comment's whole life with real parts: the commands, a repository, HTTP, and a browser. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { en } from "../words/en.ts";
import { launchBrowser } from "./support/browser.ts";
import type { TestRepository } from "./support/git-repository.ts";
import { sharedCopy } from "./support/project-copy.ts";
import { runNpm, startNpm } from "./support/running-program.ts";
import {
  fill,
  postButton,
  postFromService,
  reloadUntil,
  titleOf,
  untilWaiting,
} from "./support/visitor.ts";

const POST = "welcome";
/** Its own, since other tests run `npm start` beside this one. */
const PORT = "18480";
const SLOW = { timeout: 30_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

describe("a site under a sub-path", () => {
  const url = "https://user.example/blog/";

  test("carries comments from the form to the page, the feeds and the data without JavaScript", async () => {
    const blog = await startBlog(url);
    const page = await browser.newPage({ javaScriptEnabled: false });

    // The form on the static page, which holds no token: the confirmation page asks once more.
    await page.goto(blog.site);
    await page
      .getByRole("link", { name: titleOf(POST) })
      .first()
      .click();
    const postUrl = page.url();
    expect(new URL(postUrl).pathname).toContain(new URL(url).pathname);
    await fill(page, { name: "Grace", text: "A *first* thought." });
    await postButton(page).click();
    await page.getByText(en.service.confirm.no_token).waitFor();
    expect(await page.locator(".preview em").textContent()).toBe("first");
    await postButton(page).click();
    await untilWaiting(page);
    const statusUrl = page.url();

    await approve(blog.repository);
    await reloadUntil(page, statusUrl, en.service.status.published.title);
    await page.goto(postUrl);
    const first = page.locator(".comment", { hasText: "A first thought." });

    // The page's own Reply link leads to the service's form, which shows what is answered.
    await first.getByRole("link", { name: en.thread.reply }).first().click();
    expect(await page.locator(".answering").textContent()).toContain("A first thought.");
    await fill(page, { name: "Ada", text: "An answer to it." });
    await postFromService(page);
    await approve(blog.repository);
    await reloadUntil(page, postUrl, "An answer to it.");

    const nested = page.locator(".comment .comment", { hasText: "An answer to it." });
    expect(await nested.count()).toBe(1);
    expect(await page.locator("h2", { hasText: /^6 responses/ }).count()).toBe(1);

    const thread = JSON.parse(await textOf(`${postUrl}comments.json`));
    const [grace, ada] = thread.comments.slice(-2);
    expect([grace.author.name, ada.author.name]).toEqual(["Grace", "Ada"]);
    expect(ada.replyTo).toBe(grace.id);
    for (const feed of [`${blog.site}comments.xml`, `${postUrl}comments.xml`]) {
      expect(await textOf(feed)).toContain("An answer to it.");
    }

    // Folded into the thread file and committed, with nothing left to merge.
    const committed = () => blog.repository.git("show", `main:comments-data/threads/${POST}.json`);
    await expect.poll(committed, SLOW).toContain("An answer to it.");
    expect(blog.repository.git("status", "--porcelain")).toBe("");
    expect((await runNpm(blog.repository.folder, "run", "merge", "--", "--check")).code).toBe(0);
    const build = await runNpm(blog.repository.folder, "run", "build");
    expect(build.output).toContain("_site");
    const built = join(
      blog.repository.folder,
      "_site",
      pathWithin(postUrl, blog.site),
      "index.html",
    );
    expect(readFileSync(built, "utf8")).toContain("An answer to it.");
  });
});

test("at the root of its host, what was written in the page appears by itself in another that is open, and in the feeds", async () => {
  const blog = await startBlog("https://blog.example/");
  const reader = await browser.newPage();
  await reader.goto(blog.site);
  await reader
    .getByRole("link", { name: titleOf(POST) })
    .first()
    .click();

  const writer = await browser.newPage();
  await writer.goto(reader.url());
  await writer
    .locator(".comment")
    .first()
    .getByRole("link", { name: en.thread.reply })
    .first()
    .click();
  await fill(writer, { name: "Lin", text: "Seen without a reload." });
  await postButton(writer).click();
  await writer.getByText(en.service.status.received.text).waitFor();
  await approve(blog.repository);

  await reader.getByText("Seen without a reload.").waitFor(SLOW);
  for (const feed of [`${blog.site}comments.xml`, `${reader.url()}comments.xml`]) {
    expect(await textOf(feed)).toContain("Seen without a reload.");
  }
});

interface Blog {
  repository: TestRepository;
  site: string;
}

/** `npm start` in a copy of the project whose site will be at `url`. */
async function startBlog(url: string): Promise<Blog> {
  const repository = sharedCopy();
  const settings = join(repository.folder, "site.config.ts");
  writeFileSync(
    settings,
    readFileSync(settings, "utf8").replace(/ url: "[^"]+"/, ` url: "${url}"`),
  );
  if (repository.git("status", "--porcelain") !== "") repository.git("commit", "-qam", "Move");
  const program = startNpm(repository.folder, "start", "--", "--port", PORT);
  const [, site = ""] = await program.saying(/Your blog +(\S+)/);
  return { repository, site };
}

/** One that waits. */
async function approve({ folder, git }: TestRepository): Promise<void> {
  const found = () => git("for-each-ref", "--format=%(refname:lstrip=3)", "refs/heads/comment/");
  // “Received” is said before anything is proposed.
  await expect.poll(found, SLOW).toMatch(/^\w+$/);
  const waiting = found();
  const approval = await runNpm(folder, "run", "moderate", "--", "approve", waiting);
  expect(approval.code, approval.output).toBe(0);
}

async function textOf(url: string): Promise<string> {
  const response = await fetch(url);
  expect(response.status, url).toBe(200);
  return response.text();
}

function pathWithin(url: string, site: string): string {
  return url.slice(site.length);
}
