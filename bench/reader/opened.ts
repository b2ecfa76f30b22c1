/** Opens one page as a reader with a slow phone does, and says what came of it. */
import { gzipSync } from "node:zlib";
import type { Browser, Response } from "playwright-core";

export interface Opened {
  /** Bytes, gzipped. */
  html: number;
  css: number;
  /** Avatars come when they are scrolled to. */
  requests: number;
  /** Milliseconds until the first text was there. */
  paint: number;
  /** Milliseconds until the browser had nothing more to do that takes 50 or longer, as Lighthouse counts. */
  interactive: number;
  /** Cumulative layout shift. */
  shift: number;
}

type Times = Pick<Opened, "paint" | "interactive" | "shift">;

const SLOWER = 4;

export async function opened(browser: Browser, url: string): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const bodies: Promise<{ type: string; bytes: number }>[] = [];
  const note = (response: Response) => {
    const type = response.request().resourceType();
    bodies.push(response.body().then((body) => ({ type, bytes: gzipSync(body).length })));
  };
  page.on("response", note);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.goto(url, { waitUntil: "networkidle" });
  const times = await page.evaluate<Times>(TIMES);
  page.off("response", note);
  const all = await Promise.all(bodies);
  await page.close();
  const bytesOf = (wanted: string) =>
    all.reduce((sum, { type, bytes }) => sum + (type === wanted ? bytes : 0), 0);
  return { html: bytesOf("document"), css: bytesOf("stylesheet"), requests: all.length, ...times };
}

/** Runs in the page, so it is text: what compiles this file would add names that no page has. */
const TIMES = `new Promise((resolve) => {
  const found = [];
  const watch = (type) =>
    new PerformanceObserver((list) => found.push(...list.getEntries())).observe({ type, buffered: true });
  ["paint", "longtask", "layout-shift"].forEach(watch);
  setTimeout(() => {
    const of = (type) => found.filter((entry) => entry.entryType === type);
    const paint = Math.max(...of("paint").map((entry) => entry.startTime));
    const ends = of("longtask").map((entry) => entry.startTime + entry.duration);
    const shift = of("layout-shift").reduce((sum, entry) => sum + entry.value, 0);
    resolve({ paint, interactive: Math.max(paint, ...ends), shift });
  }, 300);
})`;
