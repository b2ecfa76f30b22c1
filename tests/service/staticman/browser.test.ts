/** A theme's form for Staticman in a real browser without JavaScript, from the page to the branch. */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { runService } from "../../../service/run-service.ts";
import { readSettings } from "../../../service/settings.ts";
import { contentSecurityPolicy } from "../../../site/content-security-policy.ts";
import { site as siteSettings } from "../../../site.config.ts";
import { en } from "../../../words/en.ts";
import { launchBrowser } from "../../support/browser.ts";
import { type DeployedFiles, deployedFiles, publishPosts } from "../../support/deployed-files.ts";
import { gitRepository, type TestRepository } from "../../support/git-repository.ts";
import { addressOf, run } from "../../support/service-process.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

/** As a page of ours has it, whose policy says where its forms may lead, also by a redirect. */
function pageWithForm(service: string, site: string): string {
  const policy = contentSecurityPolicy({
    service,
    script: false,
    preview: false,
    redirectOrigins: [],
  });
  return `<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="strict-origin-when-cross-origin">
<title>First post</title>
<form method="post" action="${service}v3/entry/github/ada/blog/main/comments">
<input type="hidden" name="options[slug]" value="2026-05-01-first-post">
<input type="hidden" name="options[origin]" value="${site}2026/first-post/">
<input type="hidden" name="options[parent]" value="${site}2026/first-post/">
<input type="hidden" name="options[redirect]" value="${site}thanks/#comments">
<input type="hidden" name="options[reCaptcha][siteKey]" value="6Lc">
<input type="hidden" name="fields[replying_to]" value="">
<label>Comment <textarea name="fields[message]"></textarea></label>
<label>Your name <input name="fields[name]"></label>
<label>Your mail <input type="email" name="fields[email]"></label>
<label>Your site <input type="url" name="fields[url]"></label>
<input type="text" name="fields[hidden]" hidden>
<button>Send it</button>
</form>`;
}

interface Blog {
  site: DeployedFiles;
  repository: TestRepository;
  environment: Record<string, string>;
}

async function blog(): Promise<Blog> {
  const site = await deployedFiles();
  const repository = gitRepository();
  publishPosts(site, { "first-post": {} });
  site.files.set("thanks/", "<!doctype html><title>Thanks</title><p>Thank you!");
  const environment = {
    PORT: "0",
    IDENTITY_KEY: "ab".repeat(32),
    SIGNING_KEYS: "cd".repeat(32),
    STET_SITE_URL: site.url,
    STET_INTAKE: join(temporaryFolder(), "intake"),
    STET_REPOSITORY: repository.folder,
  };
  return { site, repository, environment };
}

async function openedForm({ site }: Blog, service: string) {
  site.files.set("2026/first-post/", pageWithForm(service, site.url));
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${site.url}2026/first-post/`);
  await page.getByLabel("Comment").fill("It *works* & well.");
  await page.getByLabel("Your name").fill("Ada");
  await page.getByLabel("Your mail").fill("ada@reader.example");
  await page.getByLabel("Your site").fill("https://ada.example/");
  await page.getByRole("button", { name: "Send it" }).click();
  return page;
}

async function proposed({ repository }: Blog): Promise<unknown> {
  const branches = () =>
    repository.git("for-each-ref", "--format=%(refname)", "refs/heads/comment");
  await expect.poll(branches).toMatch(/^refs\/heads\/comment\/\w+$/);
  const id = branches().split("/").at(-1);
  const path = `comments-data/submissions/first-post/${id}.json`;
  return JSON.parse(repository.git("show", `${branches()}:${path}`));
}

const SUBMISSION = {
  post: "first-post",
  replyTo: null,
  author: { name: "Ada", url: "https://ada.example/", key: expect.stringMatching(/^k1:/) },
  text: "It *works* & well.",
};

describe("what a reader sends", () => {
  test("is confirmed on our page, proposed, and thanked for on the author's", async () => {
    const it = await blog();
    const page = await openedForm(it, await addressOf(run(it.environment)));
    await page.getByText(en.service.confirm.no_token).waitFor();
    expect(await page.locator(".preview em").textContent()).toBe("works");
    await page.getByRole("button", { name: en.form.post }).first().click();
    await page.getByText("Thank you!").waitFor();
    expect(page.url()).toBe(`${it.site.url}thanks/#comments`);
    expect(await proposed(it)).toMatchObject(SUBMISSION);
  });

  test("is thanked for at once where the author waives the confirmation", async () => {
    const it = await blog();
    const read = readSettings(it.environment, siteSettings);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const staticman = { confirm: false, redirectOrigins: [] };
    const service = await runService(read.settings, {
      site: { ...siteSettings, staticman },
      clock: () => Date.now(),
      log: () => {},
    });
    onTestFinished(() => service.stop());
    const page = await openedForm(it, service.url);
    await page.getByText("Thank you!").waitFor();
    expect(await proposed(it)).toMatchObject(SUBMISSION);
  });
});
