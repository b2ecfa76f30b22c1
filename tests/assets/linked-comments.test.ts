/** Links to comments lead to them in a real browser, which lays out what is far away only when it comes near. */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { threadPath } from "../../comments/paths.ts";
import { blogCopy, build } from "../support/blog-copy.ts";
import { launchBrowser } from "../support/browser.ts";
import { sampleComment, sampleThread, submissionId } from "../support/sample-comments.ts";
import { postText } from "../support/sample-site.ts";
import { sitePage } from "../support/site-in-browser.ts";

const URL_OF_SITE = "https://blog.example/";
const COUNT = 25;

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser();
  // Of very different heights, none of them what the browser takes for granted.
  const comments = Array.from({ length: COUNT }, (_, at) =>
    sampleComment({ id: submissionId(at), text: "A long way down.\n\n".repeat(1 + (at % 5) * 6) }),
  );
  folder = blogCopy(
    {
      "posts/long.md": postText(),
      [threadPath("long")]: JSON.stringify(sampleThread(comments, "long")),
    },
    { url: URL_OF_SITE },
  );
  const built = build(folder);
  if (built.code !== 0) throw new Error(built.said);
});
afterAll(async () => {
  await browser?.close();
});

test.each([0, 7, 16, COUNT - 1])("who follows a link to comment %i sees it", async (at) => {
  const { page } = await sitePage(browser, { folder: join(folder, "_site"), url: URL_OF_SITE });
  const anchor = `comment-${submissionId(at)}`;
  await page.goto(`${URL_OF_SITE}2026/long/#${anchor}`);
  const top = () =>
    page.evaluate<number>(`document.getElementById("${anchor}").getBoundingClientRect().top`);
  const height = page.viewportSize()?.height ?? 0;
  await expect.poll(top).toBeLessThan(height - 100);
  expect(await top()).toBeGreaterThan(-1);
});
