/** The browser for the tests: finds a Chrome or Chromium, installs one where there is none. */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { type Browser, chromium } from "playwright-core";
import { installBrowser } from "./browser-install.ts";
import { type BrowserFacts, planBrowser, usualPlaces } from "./browser-plan.ts";
import { withMachineLock } from "./machine-lock.ts";

/** Throws with what to do where no browser can be had; tests are never left out for want of one. */
export async function launchBrowser(): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: await browserPath(),
    // Chromium's sandbox refuses to work for root.
    chromiumSandbox: !isRoot,
    args: [
      ...["--disable-gpu", "--disable-background-networking", "--disable-component-update"],
      ...["--disable-sync", "--no-first-run"],
    ],
  });
}

/** Of the Chrome or Chromium that tests run. */
export async function browserPath(): Promise<string> {
  const plan = planBrowser(browserFacts());
  if (plan.kind === "use") return plan.path;
  if (plan.kind === "refuse") throw new Error(plan.reason);
  return withMachineLock(async () => {
    // Another test file may have installed one while this one waited.
    const [found] = browserFacts().found;
    return found ?? installBrowser(plan.ways, () => browserFacts().found[0], console.error);
  });
}

function browserFacts(): BrowserFacts {
  const chosen = process.env.CHROME_PATH || null;
  // The last is the test library's own, whether it has been downloaded or not.
  const places = [...usualPlaces(process.platform, homedir()), chromium.executablePath()];
  return {
    chosen: chosen === null ? null : { path: chosen, isThere: existsSync(chosen) },
    found: places.filter((path) => existsSync(path)),
    isRoot: process.getuid?.() === 0,
    hasAptGet: existsSync("/usr/bin/apt-get"),
  };
}
