/** A comment's whole life where the blog is on a git host with pull requests: real commands, a real browser. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { threadPath } from "../comments/paths.ts";
import { en } from "../words/en.ts";
import type { Awaitable } from "./git-hosts/git-host.contract.ts";
import { launchBrowser } from "./support/browser.ts";
import { publishPosts } from "./support/deployed-files.ts";
import {
  deploy,
  expectChecked,
  expectPullRequest,
  type HostedBlog,
  hostedBlog,
  type JourneyHost,
  POST,
  pull,
} from "./support/hosted-blog.ts";
import { runNpm } from "./support/running-program.ts";
import { fill, postButton, postFromService, reloadUntil, titleOf } from "./support/visitor.ts";

/** Whole commands are walked through, one after the other. */
const LONG = { timeout: 180_000 };

interface Sent {
  id: string;
  status: string;
}

const { waiting, approved, published, not_published: notPublished } = en.service.status;

let browser: Browser;

export function describeJourney(title: string, fresh: () => Awaitable<JourneyHost>): void {
  describe(title, () => {
    openBrowser();

    test(
      "carries comments from the form to pull requests, and what is merged to the page",
      LONG,
      async () => {
        const host = await fresh();
        const blog = await hostedBlog(host);
        await deploy(blog);
        const page = await browser.newPage({ javaScriptEnabled: false });

        const grace = await sendFromPage(page, blog, "Grace", "A *first* thought.");
        const lin = await sendFromPage(page, blog, "Lin", "Beside the point.");
        const deals = await sendFromPage(page, blog, "Deals", "Buy at once.");
        for (const { status } of [grace, lin, deals])
          await reloadUntil(page, status, waiting.title);
        await expectPullRequest(host, grace.id, { name: "Grace", text: "> A *first* thought." });
        await expectChecked(blog, await host.filesOf(grace.id));

        await host.moderator.approve(grace.id);
        await host.moderator.refuse(lin.id, "rejected");
        await host.moderator.refuse(deals.id, "spam");
        await reloadUntil(page, grace.status, approved.title);
        for (const { status } of [lin, deals]) await reloadUntil(page, status, notPublished.title);
        expect(await host.host.stateOf(deals.id)).toBe("spam");
        await expectTidy(host);

        await pull(blog, host, grace.id);
        const merge = await runNpm(blog.repository.folder, "run", "merge", "--", "--commit");
        expect(merge.code, merge.output).toBe(0);
        expect(blog.repository.git("show", `main:${threadPath(POST)}`)).toContain(grace.id);
        expect(blog.repository.git("status", "--porcelain")).toBe("");
        await deploy(blog);
        await reloadUntil(page, grace.status, published.title);
        await page.getByRole("link", { name: en.service.seeIt }).click();
        expect(await page.locator(`#comment-${grace.id} em`).textContent()).toBe("first");
        expect(await page.content()).not.toContain("Buy at once.");
      },
    );
  });
}

/** What of it is another on every host: the pull request, and what becomes of it. */
export function describeShortJourney(title: string, fresh: () => Awaitable<JourneyHost>): void {
  describe(title, () => {
    openBrowser();

    test(
      "carries comments to pull requests, and their end to whoever wrote them",
      LONG,
      async () => {
        const host = await fresh();
        const blog = await hostedBlog(host);
        publishPosts(blog.site, { [POST]: { title: titleOf(POST) } });
        const page = await browser.newPage({ javaScriptEnabled: false });

        const grace = await sendFromService(page, blog, "Grace", "A *first* thought.");
        const deals = await sendFromService(page, blog, "Deals", "Buy at once.");
        await expectPullRequest(host, grace.id, { name: "Grace", text: "> A *first* thought." });
        await expectChecked(blog, await host.filesOf(grace.id));

        await host.moderator.approve(grace.id);
        await host.moderator.refuse(deals.id, "spam");
        await reloadUntil(page, grace.status, approved.title);
        await reloadUntil(page, deals.status, notPublished.title);
        expect(await host.host.stateOf(deals.id)).toBe("spam");
        await expectTidy(host);
        await pull(blog, host, grace.id);
      },
    );
  });
}

function openBrowser(): void {
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
}

/** The branch of what came to its end is cleared away. */
async function expectTidy({ reviewer }: JourneyHost): Promise<void> {
  await expect.poll(() => reviewer.branches()).toEqual(["main"]);
}

/** From the static page, which holds no token, over the confirmation to the status page. */
async function sendFromPage(
  page: Page,
  { site }: HostedBlog,
  name: string,
  text: string,
): Promise<Sent> {
  await page.goto(site.url);
  const title = page.getByRole("link", { name: titleOf(POST) });
  await title.first().click();
  await fill(page, { name, text });
  await postButton(page).click();
  await page.getByText(en.service.confirm.no_token).waitFor();
  await postButton(page).click();
  await page.waitForURL(/\/status\//);
  return sentAs(page.url());
}

async function sendFromService(
  page: Page,
  { service }: HostedBlog,
  name: string,
  text: string,
): Promise<Sent> {
  await page.goto(`${service}write?post=${POST}`);
  await fill(page, { name, text });
  await postFromService(page);
  return sentAs(page.url());
}

function sentAs(status: string): Sent {
  return { id: /\/status\/(\w+)/.exec(status)?.[1] ?? "", status };
}
