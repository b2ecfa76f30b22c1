/** The form's script in a real browser, on a built page, with a comment service that runs. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { en } from "../../words/en.ts";
import { launchBrowser } from "../support/browser.ts";
import { untilWaiting } from "../support/visitor.ts";
import {
  button,
  FURTHER_PATH,
  field,
  openBlog,
  PATH,
  proposed,
  received,
  visit,
} from "./blog-with-service.ts";

const { form, service } = en;
const POST = form.post;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

test("a comment is received in place, after the service was asked for nothing until the form was used", async () => {
  const blog = await openBlog();
  const { page, asked, complaints } = await visit(browser, blog);
  expect(asked).toEqual([]);
  await field(page, "name").fill("Ada");
  await expect.poll(() => asked).toEqual(["GET /token"]);
  await field(page, "text").fill("It *works*.");
  await button(page, POST).click();
  await received(page).getByText(service.status.received.text).waitFor();
  expect(await page.locator(":focus").getAttribute("role")).toBe("status");
  expect(page.url()).toBe(blog.site.url + PATH);
  expect(asked).toEqual(["GET /token", "POST /comments"]);
  expect(await proposed(blog, 1)).toMatchObject([
    { post: "walk", replyTo: null, text: "It *works*.", author: { name: "Ada" } },
  ]);
  expect(complaints).toEqual([]);
  await received(page).getByRole("link").click();
  await untilWaiting(page);
});

describe("a reply", () => {
  test("is written below the comment that it answers, and Escape takes the form back", async () => {
    const { page, complaints } = await visit(browser, await openBlog());
    const [first, second] = [page.locator("#comment-first"), page.locator("#comment-second")];
    const link = (comment: typeof first) => comment.locator(".reply-link a");
    await link(first).click();
    expect(await first.locator("form").count()).toBe(1);
    await page.getByRole("heading", { name: "Leave a reply to \u2068Ada\u2069" }).waitFor();
    expect(await page.locator(":focus").getAttribute("name")).toBe("name");

    await field(page, "name").fill("Grace");
    await link(second).click();
    expect(await second.locator("form").count()).toBe(1);
    expect(await page.locator(":focus").getAttribute("name")).toBe("text");

    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: form.title, exact: true }).waitFor();
    expect(await page.locator(".h-entry > #respond form").count()).toBe(1);
    expect(await second.locator(".reply-link a:focus").count()).toBe(1);
    expect(await button(page, form.script.cancelReply).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("is proposed as one; cancelled, it is a comment of its own", async () => {
    const blog = await openBlog();
    const { page } = await visit(browser, blog);
    await page.locator("#comment-second .reply-link a").click();
    await field(page, "name").fill("Grace");
    await field(page, "text").fill("To you.");
    await button(page, POST).click();
    await received(page).waitFor();
    // There is no form any more, so this leads to one.
    await page.locator("#comment-first .reply-link a").click();
    await page.waitForURL(`${blog.service.url}write?post=walk&replyTo=first`);

    const other = await visit(browser, blog);
    await other.page.locator("#comment-first .reply-link a").click();
    await field(other.page, "name").fill("Lin");
    await field(other.page, "text").fill("To all.");
    await button(other.page, form.script.cancelReply).click();
    await button(other.page, POST).click();
    await received(other.page).waitFor();
    const sent = await proposed(blog, 2);
    expect(sent).toMatchObject([{ replyTo: "second" }, { replyTo: null, text: "To all." }]);
  });

  test("is written in place on a further page of a long thread too, and its draft stays there", async () => {
    const blog = await openBlog();
    const { page, complaints } = await visit(browser, blog);
    const late = page.locator("#comment-late");
    await page.goto(blog.site.url + FURTHER_PATH);
    await late.locator(".reply-link a").click();
    await field(page, "name").fill("Grace");
    await field(page, "text").fill("To the last.");
    await page.goto(`${blog.site.url}2026/long/`);
    expect(await field(page, "text").inputValue()).toBe("");

    await page.goto(blog.site.url + FURTHER_PATH);
    expect(await late.locator("form").count()).toBe(1);
    await button(page, POST).click();
    await received(page).waitFor();
    expect(await proposed(blog, 1, "long")).toMatchObject([
      { post: "long", replyTo: "late", text: "To the last." },
    ]);
    expect(complaints).toEqual([]);
    await received(page).getByRole("link").click();
    await untilWaiting(page);
  });

  test("opens in another tab where that is asked for", async () => {
    const blog = await openBlog();
    const { page } = await visit(browser, blog);
    const opened = page.context().waitForEvent("page");
    await page.locator("#comment-first .reply-link a").click({ modifiers: ["Control"] });
    await (await opened).waitForURL(`${blog.service.url}write?post=walk&replyTo=first`);
    expect(await page.locator(".h-entry > #respond form").count()).toBe(1);
  });
});

test("the preview is shown in the form, and what was seen is taken at once", async () => {
  const blog = await openBlog();
  const { page, complaints } = await visit(browser, blog);
  await field(page, "name").fill("Ada");
  await field(page, "text").fill("It *works*. <img src=x onerror=alert(1)>");
  await button(page, form.preview).click();
  await page.locator(".preview em", { hasText: "works" }).waitFor();
  expect(await page.locator(".preview img").count()).toBe(0);
  expect(await page.locator(":focus").getAttribute("class")).toBe("preview");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await received(page).waitFor();
  expect(complaints).toEqual([]);
});

describe("what is typed", () => {
  test("is there again after a reload, also in a reply; and who wrote it after it was sent", async () => {
    const { page } = await visit(browser, await openBlog());
    await page.locator("#comment-first .reply-link a").click();
    await field(page, "name").fill("Ada");
    await field(page, "text").fill("Half a thou");
    await field(page, "email").fill("ada@reader.example");
    await field(page, "url").fill("ada.example");
    await page.reload();
    expect(await page.locator("#comment-first form").count()).toBe(1);
    expect(await field(page, "text").inputValue()).toBe("Half a thou");
    expect(await field(page, "name").inputValue()).toBe("Ada");
    expect(await field(page, "email").inputValue()).toBe("ada@reader.example");
    expect(await field(page, "url").inputValue()).toBe("ada.example");

    await button(page, POST).click();
    await received(page).waitFor();
    await page.reload();
    expect(await field(page, "text").inputValue()).toBe("");
    expect(await field(page, "name").inputValue()).toBe("Ada");
    expect(await field(page, "email").inputValue()).toBe("ada@reader.example");
    expect(await page.locator(".h-entry > #respond form").count()).toBe(1);
  });

  test("is forgotten after a month", async () => {
    const { page } = await visit(browser, await openBlog());
    await field(page, "text").fill("Half a thou");
    await field(page, "name").fill("Ada");
    await page.clock.install({ time: Date.now() + 31 * 24 * 3_600_000 });
    await page.reload();
    expect(await field(page, "text").inputValue()).toBe("");
    expect(await field(page, "name").inputValue()).toBe("");
    expect(await page.evaluate("localStorage.length")).toBe(0);
  });

  test("is forgotten with its text, so that who gives up leaves nothing", async () => {
    const { page } = await visit(browser, await openBlog());
    await field(page, "email").fill("ada@reader.example");
    await field(page, "text").fill("Half a thou");
    expect(await page.evaluate("localStorage.length")).toBe(1);
    await field(page, "text").fill("");
    expect(await page.evaluate("localStorage.length")).toBe(0);
    await page.reload();
    expect(await field(page, "email").inputValue()).toBe("");
  });

  test("can be sent where the browser keeps nothing", async () => {
    const before = (page: Page) =>
      page.addInitScript({
        content:
          'Object.defineProperty(window, "localStorage", { get() { throw new Error("denied"); } });',
      });
    const { page } = await visit(browser, await openBlog(), { before });
    await field(page, "name").fill("Ada");
    await field(page, "text").fill("Kept nowhere.");
    await button(page, POST).click();
    await received(page).waitFor();
  });

  test("stays where the service is down, and is sent when it is back", async () => {
    const blog = await openBlog();
    const { page } = await visit(browser, blog);
    const away = (url: URL) => url.href.startsWith(blog.service.url);
    await page.route(away, (route) => route.abort());
    await field(page, "name").fill("Ada");
    await field(page, "text").fill("Is anybody there?");
    await button(page, POST).click();
    await page.getByRole("alert").getByText(form.script.notSent).waitFor();
    expect(await field(page, "text").inputValue()).toBe("Is anybody there?");
    await page.unroute(away);
    await button(page, POST).click();
    await received(page).waitFor();
  });
});

test("what is wrong is said at its field, which is where the reader is then", async () => {
  const blog = await openBlog();
  const { page } = await visit(browser, blog);
  await field(page, "name").fill("Ada");
  await field(page, "url").fill("no address");
  await field(page, "text").fill("Hello.");
  await button(page, POST).click();
  await page.getByRole("alert").getByText(service.refused.invalid).waitFor();
  const url = field(page, "url");
  expect(await page.locator(":focus").getAttribute("name")).toBe("url");
  expect(await url.getAttribute("aria-invalid")).toBe("true");
  const described = (await url.getAttribute("aria-describedby")) ?? "";
  expect(described).toBe("comment-url-hint comment-url-problem");
  expect(await page.locator("#comment-url-problem").textContent()).toBe(service.problem.url);
  await url.fill("");
  await button(page, form.preview).click();
  await page.locator(".preview", { hasText: "Hello." }).waitFor();
  expect(await page.locator(".field .problem").count()).toBe(0);
  expect(await url.getAttribute("aria-invalid")).toBeNull();
  expect(await url.getAttribute("aria-describedby")).toBe("comment-url-hint");
  expect(await page.getByRole("alert").isVisible()).toBe(false);
  await button(page, POST).click();
  await received(page).waitFor();
});

describe("the second press", () => {
  test("is spared by a sum, where the form comes back at once", async () => {
    const blog = await openBlog(60_000);
    const { page, asked } = await visit(browser, blog);
    await field(page, "name").fill("Ada");
    await field(page, "text").fill("Quick.");
    await button(page, POST).click();
    await received(page).waitFor();
    expect(asked[0]).toBe("GET /token");
  });

  test("is asked for where no sum was done", async () => {
    const blog = await openBlog(60_000);
    const { page } = await visit(browser, blog, {
      before: (page) =>
        page.addInitScript({ content: "crypto.subtle.digest = () => Promise.reject();" }),
    });
    await field(page, "name").fill("Ada");
    await field(page, "text").fill("Quick.");
    await button(page, POST).click();
    await page.getByRole("alert").getByText(service.confirm.too_quick).waitFor();
    await button(page, POST).click();
    await received(page).waitFor();
  });

  test("is spared where the form was open for more than a day", async () => {
    const blog = await openBlog();
    const { page, asked } = await visit(browser, blog);
    const token = page.waitForResponse((response) => response.url().includes("/token"));
    await field(page, "name").fill("Ada");
    await token;
    blog.clock.ahead = 25 * 3_600_000;
    await field(page, "text").fill("Slow.");
    await button(page, POST).click();
    await received(page).waitFor();
    expect(asked).toEqual(["GET /token", "POST /comments", "POST /comments"]);
  });
});

test("with the keyboard alone a reply is written and sent", async () => {
  const blog = await openBlog();
  const { page } = await visit(browser, blog);
  await page.locator("#comment-second .reply-link a").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Grace");
  for (const _ of ["e-mail", "website", "text"]) await page.keyboard.press("Tab");
  await page.keyboard.type("By hand.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await received(page).waitFor();
  expect(await proposed(blog, 1)).toMatchObject([{ replyTo: "second", text: "By hand." }]);
});

test("where the script does not come, the form goes its way by pages", async () => {
  const blog = await openBlog();
  const { page, asked } = await visit(browser, blog, {
    before: (page) => page.route("**/*.js", (route) => route.abort()),
  });
  expect(await page.getByText(form.script.kept).count()).toBe(0);
  await field(page, "name").fill("Ada");
  await field(page, "text").fill("Plainly.");
  await button(page, POST).click();
  await page.getByText(service.confirm.no_token).waitFor();
  await button(page, POST).click();
  await untilWaiting(page);
  expect(asked).not.toContain("GET /token");
});
