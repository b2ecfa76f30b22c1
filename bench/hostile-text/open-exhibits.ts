/** Opens exhibits in the real browser without its guards, provokes them, and tells what came of it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { z } from "zod";
import { type Exhibit, FINDING_KINDS, type Finding, type FindingKind } from "./exhibits.ts";
import { EXHIBITS, framingPage, type Stage } from "./stage.ts";

export interface Opened {
  pages: number;
  elements: number;
  events: number;
  findings: Finding[];
}

export interface Audience {
  open: (exhibits: readonly Exhibit[]) => Promise<Opened>;
  close: () => Promise<void>;
}

const TRAP = fileURLToPath(new URL("in-page/trap.js", import.meta.url));
const PROVOKE = readFileSync(new URL("in-page/provoke.js", import.meta.url), "utf8");
/** Framed beside each other. */
const AT_ONCE = 20;

const Results = z.array(
  z.object({
    elements: z.number(),
    events: z.number(),
    findings: z.array(
      z.tuple([z.custom<FindingKind>((kind) => String(kind) in FINDING_KINDS), z.string()]),
    ),
  }),
);

/** A window of its own in `browser`; two can work side by side. */
export async function openAudience(browser: Browser, stage: Stage): Promise<Audience> {
  // All but loopback goes through the stage, which lets nothing out.
  const proxy = { server: stage.origin, bypass: "127.0.0.1" };
  const context = await browser.newContext({ bypassCSP: true, proxy });
  await context.addInitScript({ path: TRAP });
  const page = await context.newPage();
  const noticed: [kind: FindingKind, detail: string][] = [];
  await page.goto(framingPage(stage));
  await notice(page, stage, noticed);
  await page.evaluate(PROVOKE);

  async function openSome(exhibits: readonly Exhibit[]): Promise<Opened> {
    const paths = stage.show(exhibits);
    const results = Results.parse(await page.evaluate(`provoke(${JSON.stringify(paths)})`));
    stage.clear(paths);
    const byTheWay = noticed.splice(0).map(([kind, detail]): Finding => {
      const at = paths.findIndex((path) => detail.includes(path));
      const { place, attacks } = exhibits[at] ?? everyOne(exhibits);
      return { kind, place, attacks, detail };
    });
    const findings = results.flatMap((result, at) => {
      const { place, attacks } = exhibits[at] ?? everyOne(exhibits);
      return result.findings.map(([kind, detail]): Finding => ({ kind, place, attacks, detail }));
    });
    return {
      pages: paths.length,
      elements: sum(results.map(({ elements }) => elements)),
      events: sum(results.map(({ events }) => events)),
      findings: [...findings, ...byTheWay],
    };
  }

  return {
    open: async (exhibits) => {
      const parts: Opened[] = [];
      for (let at = 0; at < exhibits.length; at += AT_ONCE) {
        parts.push(await openSome(exhibits.slice(at, at + AT_ONCE)));
      }
      return {
        pages: sum(parts.map(({ pages }) => pages)),
        elements: sum(parts.map(({ elements }) => elements)),
        events: sum(parts.map(({ events }) => events)),
        findings: parts.flatMap(({ findings }) => findings),
      };
    },
    close: () => context.close(),
  };
}

/** Chromium says so of our own `autofocus`, where a form is given back in a tab that has the focus. */
const FOCUSED_ALREADY =
  "Autofocus processing was blocked because a document already has a focused element.";

/** What a page cannot hide from the browser itself, whatever the script in it does. */
async function notice(
  page: Page,
  stage: Stage,
  noticed: [kind: FindingKind, detail: string][],
): Promise<void> {
  page.on("dialog", (dialog) => {
    noticed.push(["ran", `a dialog: ${dialog.message()}`]);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    const isOfBrowser = message.args().length === 0 && message.text() === FOCUSED_ALREADY;
    if (message.type() !== "error" && message.type() !== "warning" && !isOfBrowser)
      noticed.push(["ran", `console: ${message.text()}`]);
  });
  page.on("pageerror", (error) => noticed.push(["ran", `an error: ${error.message}`]));
  page.on("popup", (popup) => noticed.push(["left", `a window: ${popup.url()}`]));
  page.on("request", (request) => {
    const url = request.url();
    const from = `${url} from ${request.frame().url()}`;
    if (!url.startsWith(`${stage.origin}/`)) noticed.push(["asked", from]);
    else if (request.isNavigationRequest() && !url.includes(EXHIBITS)) noticed.push(["left", from]);
  });
  const session = await page.context().newCDPSession(page);
  await session.send("Debugger.enable");
  session.on("Debugger.scriptParsed", ({ url, startLine, startColumn }) => {
    if (url.includes(EXHIBITS))
      noticed.push(["ran", `compiled: ${url}:${startLine}:${startColumn}`]);
  });
}

function everyOne(exhibits: readonly Exhibit[]): Pick<Exhibit, "place" | "attacks"> {
  const places = [...new Set(exhibits.map(({ place }) => place))];
  return {
    place: places.join(" or "),
    attacks: exhibits.flatMap(({ attacks }) => attacks),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
