/** What a visitor does in the browser: on the pages of the blog, and on those of the service. */
import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { en } from "../../words/en.ts";

export async function fill(
  page: Page,
  { name, text }: { name: string; text: string },
): Promise<void> {
  await page.getByLabel(en.form.name, { exact: true }).fill(name);
  await page.getByLabel(en.form.email, { exact: true }).fill("someone@reader.example");
  await page.getByLabel(en.form.text, { exact: true }).fill(text);
}

/** Below a preview there is one more than below the fields. */
export function postButton(page: Page): Locator {
  return page.getByRole("button", { name: en.form.post }).first();
}

/** The service asks again where its form came back within moments, as a test's does and a person's does not. */
export async function postFromService(page: Page): Promise<void> {
  const post = postButton(page);
  await post.click();
  await page.locator(".status").or(post).first().waitFor();
  if (await post.isVisible()) await post.click();
  await untilWaiting(page);
}

/** On the page of what became of the comment, which does not look again by itself. */
export async function untilWaiting(page: Page): Promise<void> {
  await page.waitForURL("**/status/**");
  await reloadUntil(page, page.url(), en.service.status.waiting.title);
}

export async function reloadUntil(page: Page, url: string, text: string): Promise<void> {
  const count = async () => {
    await page.goto(url);
    return page.getByText(text).count();
  };
  await expect.poll(count, { timeout: 30_000 }).toBeGreaterThan(0);
}

export function titleOf(post: string): string {
  const [, title = ""] = /^title: "?(.+?)"?$/m.exec(readFileSync(`posts/${post}.md`, "utf8")) ?? [];
  return title;
}
