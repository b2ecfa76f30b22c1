/** Which browser the tests take, and how they come by one. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { installBrowser } from "./browser-install.ts";
import { type BrowserFacts, type BrowserPlan, planBrowser, usualPlaces } from "./browser-plan.ts";
import { withMachineLock } from "./machine-lock.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("takes", () => {
  const BARE: BrowserFacts = { chosen: null, found: [], isRoot: false, hasAptGet: false };
  const chosen = { path: "/opt/chrome", isThere: true };

  test.each<[title: string, facts: Partial<BrowserFacts>, plan: string]>([
    [
      "the one that CHROME_PATH names, before all others",
      { chosen, found: ["/usr/bin/chromium"] },
      "/opt/chrome",
    ],
    [
      "none where CHROME_PATH is wrong",
      { chosen: { ...chosen, isThere: false }, found: ["/usr/bin/chromium"] },
      "refuse: CHROME_PATH names /opt/chrome, but there is no such file. Mend it, or unset it.",
    ],
    [
      "the first that is there",
      { found: ["/usr/bin/chromium", "/snap/bin/chromium"], isRoot: true, hasAptGet: true },
      "/usr/bin/chromium",
    ],
    [
      "Debian's package, else the test library's own, as root on Debian",
      { isRoot: true, hasAptGet: true },
      "install: apt-get playwright",
    ],
    [
      "the test library's own where packages need a password",
      { hasAptGet: true },
      "install: playwright",
    ],
    ["the test library's own where there is no apt-get", { isRoot: true }, "install: playwright"],
  ])("%s", (_, facts, plan) => {
    expect(drawn(planBrowser({ ...BARE, ...facts }))).toBe(plan);
  });

  test.each(["linux", "darwin", "win32"])(
    "usual places on %s, each an absolute path",
    (platform) => {
      for (const place of usualPlaces(
        platform,
        platform === "win32" ? "C:\\Users\\ada" : "/home/ada",
      )) {
        expect(place).toMatch(/^(?:\/|C:\\)/);
      }
    },
  );
});

describe("installs", () => {
  test("by the first way that leaves a browser behind", async () => {
    const path = join(temporaryFolder(), "chrome");
    const way = (script: string) => [{ program: process.execPath, args: ["-e", script] }];
    const ways = [
      way("process.exit(3)"),
      way(`require("fs").writeFileSync(${JSON.stringify(path)}, "second")`),
      way(`require("fs").writeFileSync(${JSON.stringify(path)}, "third")`),
    ];
    expect(await installBrowser(ways, () => (existsSync(path) ? path : undefined), ignore)).toBe(
      path,
    );
    expect(readFileSync(path, "utf8")).toBe("second");
  });

  test("nothing where no way works, and says what each said and what helps", async () => {
    const ways = [
      [{ program: process.execPath, args: ["-e", "console.error('no network'); process.exit(3)"] }],
      [{ program: "/nowhere/apt-get", args: ["update"] }],
    ];
    const refusal = installBrowser(ways, () => undefined, ignore);
    await expect(refusal).rejects.toThrow(/failed \(3\):\nno network/);
    await expect(refusal).rejects.toThrow(/\/nowhere\/apt-get update could not be run: /);
    await expect(refusal).rejects.toThrow(/npx playwright-core install chromium/);
  });

  test("one at a time", async () => {
    const port = await freePort();
    const file = join(temporaryFolder(), "running");
    const install = () =>
      withMachineLock(async () => {
        writeFileSync(file, "", { flag: "wx" });
        await new Promise(setImmediate);
        rmSync(file);
        return "done";
      }, port);
    expect(await Promise.all([install(), install(), install()])).toEqual(["done", "done", "done"]);
  });

  test("the next one after one that failed", async () => {
    const port = await freePort();
    const failing = withMachineLock(() => Promise.reject(new Error("no network")), port);
    const next = withMachineLock(() => Promise.resolve("done"), port);
    await expect(failing).rejects.toThrow("no network");
    expect(await next).toBe("done");
  });
});

test("opens a page", async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.setContent("<title>A page</title>");
    expect(await page.title()).toBe("A page");
  } finally {
    await browser.close();
  }
});

function ignore() {}

function drawn(plan: BrowserPlan): string {
  if (plan.kind === "use") return plan.path;
  if (plan.kind === "refuse") return `refuse: ${plan.reason}`;
  const names = plan.ways.map((way) => (way[0]?.program === "apt-get" ? "apt-get" : "playwright"));
  return `install: ${names.join(" ")}`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
