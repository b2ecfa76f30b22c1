/** A built site in a real browser, at its own address: no server, and nothing of the network. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";

export interface SitePage {
  page: Page;
  /** Addresses that it asked for, without what stands behind a `?`. */
  asked: string[];
  /** What its policy forbade, and what went wrong in its scripts. */
  complaints: string[];
}

/** Opens nothing yet. Whatever is not of the site is answered with an empty page. */
export async function sitePage(
  browser: Browser,
  { folder, url, javaScriptEnabled = true }: SiteInBrowser,
): Promise<SitePage> {
  const page = await browser.newPage({ javaScriptEnabled });
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.route("**/*", async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    asked.push(origin + pathname);
    if (!(origin + pathname).startsWith(url)) {
      return route.fulfill({ contentType: "text/html", body: "<title>Elsewhere</title>" });
    }
    const path = decodeURI((origin + pathname).slice(url.length)).replace(
      /(^|\/)$/,
      "$1index.html",
    );
    const file = join(folder, path);
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 });
  });
  return { page, asked, complaints };
}

interface SiteInBrowser {
  /** That the build wrote. */
  folder: string;
  /** Of the site, with a slash at its end. */
  url: string;
  javaScriptEnabled?: boolean;
}
