/** A stranger's text in every place where it can come to stand, in a real browser without its guards. */
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { volleysOf } from "../bench/hostile-text/attacks.ts";
import { tryTerminal } from "../bench/hostile-text/moderator-views.ts";
import { checkTraps } from "../bench/hostile-text/self-check.ts";
import { terminalAttacks } from "../bench/hostile-text/terminal-attacks.ts";
import { tryAttacks } from "../bench/hostile-text/trial.ts";
import { launchBrowser } from "./support/browser.ts";
import { ownAttacks } from "./support/own-attacks.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

/** Hundreds of pages are opened, and other tests keep the machine busy. */
const LONG = { timeout: 240_000 };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

test("what would run, lead away or drive a terminal is noticed", async () => {
  expect(await checkTraps(browser)).toBeGreaterThan(300);
});

test(
  "nothing runs, leads away or leaves its place on any page, in any feed or answer",
  LONG,
  async () => {
    const attacks = ownAttacks();
    const trial = await tryAttacks(attacks, browser, temporaryFolder());
    expect(trial.findings).toEqual([]);
    expect([...trial.places].toSorted()).toMatchInlineSnapshot(`
    [
      "2026/POST/comments.json",
      "2026/POST/comments.xml",
      "2026/POST/comments.xml in a feed reader",
      "2026/POST/index.html",
      "2026/closed-post/comments.json",
      "2026/closed-post/comments.xml",
      "2026/closed-post/comments.xml in a feed reader",
      "2026/closed-post/index.html",
      "404.html",
      "archive/2026/05/index.html",
      "archive/2026/index.html",
      "archive/index.html",
      "commenters.json",
      "comments.xml",
      "comments.xml in a feed reader",
      "feed.json",
      "feed.xml",
      "feed.xml in a feed reader",
      "index.html",
      "opensearch.xml",
      "page/N/index.html",
      "service: JSON answer",
      "service: JSON preview",
      "service: asset in an address",
      "service: closed post",
      "service: confirmation",
      "service: foreign origin",
      "service: form given back",
      "service: headers",
      "service: honeypot",
      "service: page for a reply",
      "service: path",
      "service: post in an address",
      "service: preview",
      "service: reply in an address",
      "service: status approved",
      "service: status in an address",
      "service: status not_published",
      "service: status published",
      "service: status received",
      "service: status unsure",
      "service: status waiting",
      "service: token",
      "service: unknown fields",
      "service: unknown parameter",
      "service: unknown post",
      "service: unreadable",
      "service: unsupported type",
      "site-index.json",
      "sitemap.xml",
      "tags/TAG/index.html",
      "tags/index.html",
    ]
  `);
    expect(trial.exhibits).toBeGreaterThan(attacks.length * 2);
    expect(trial.elements).toBeGreaterThan(attacks.length * 200);
  },
);

test("nothing drives the terminal of the moderator or hides in it", async () => {
  const volleys = volleysOf([...ownAttacks(), ...terminalAttacks()]);
  const trial = await tryTerminal(volleys, join(temporaryFolder(), "repository"));
  expect(trial.findings).toEqual([]);
  expect(trial.printed).toBeGreaterThan(100_000);
});
