/** Fires attacks at every place where a stranger's text can come to stand, and looks at what comes of it. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { ATTACKS_IN_A_VOLLEY, type Volley, volleysOf } from "./attacks.ts";
import type { Exhibit, Finding } from "./exhibits.ts";
import { builtHostileBlog } from "./hostile-blog.ts";
import { type LiveService, startLiveService } from "./live-service.ts";
import { oddMarkup } from "./markup.ts";
import { type Audience, type Opened, openAudience } from "./open-exhibits.ts";
import { answersTo, oddHeaders } from "./service-exhibits.ts";
import { exhibitsOfLists, exhibitsOfPost, malformed } from "./site-exhibits.ts";
import { openStage, type Stage } from "./stage.ts";
import { statusPages } from "./status-exhibits.ts";
import { obeyedBy } from "./terminal-attacks.ts";

export interface Trial {
  attacks: number;
  places: Set<string>;
  /** Pages, feeds and answers, each read by a second parser. */
  exhibits: number;
  /** Of these, all that differ in a single byte: opened in the browser. */
  opened: number;
  elements: number;
  events: number;
  findings: Finding[];
}

/** `folder` is empty, and somebody else's to delete. */
export async function tryAttacks(
  attacks: readonly string[],
  browser: Browser,
  folder: string,
  say: (line: string) => void = () => {},
): Promise<Trial> {
  const volleys = volleysOf(attacks);
  const stage = await openStage();
  const service = await startLiveService(join(folder, "service"), stage.siteUrl);
  const trial: Trial = {
    attacks: attacks.length,
    places: new Set(),
    exhibits: 0,
    opened: 0,
    elements: 0,
    events: 0,
    findings: [],
  };
  try {
    const addresses = { site: stage.siteUrl, service: service.url };
    const site = builtHostileBlog(join(folder, "blog"), volleys, addresses);
    for (const [path, content] of site) stage.site.set(path, content);
    const produced = producers(volleys, service, stage);
    const audience = () => openAudience(browser, stage);
    await sideBySide(audience, produced, trial, say);
  } finally {
    await service.stop();
    stage.close();
  }
  const detail = obeyedBy(service.log.join("\n"));
  if (detail !== null) trial.findings.push({ kind: "terminal", place: "log", attacks: [], detail });
  return trial;
}

type Produce = () => Promise<readonly Exhibit[]> | readonly Exhibit[];

/** Made only when they are to be opened, since all together they would not fit. */
function* producers(
  volleys: readonly Volley[],
  service: LiveService,
  { site }: Stage,
): Generator<Produce> {
  yield () => exhibitsOfLists(volleys, site);
  for (const volley of volleys) {
    yield async () => [...exhibitsOfPost(volley, site), ...(await answersTo(volley, service.url))];
  }
  yield () => statusPages(volleys, service, site);
}

/** Two share the work: while one waits for the service, the other keeps the browser busy. */
async function sideBySide(
  newAudience: () => Promise<Audience>,
  work: Generator<Produce>,
  trial: Trial,
  say: (line: string) => void,
): Promise<void> {
  const seen = new Set<string>();
  const isNew = ({ mediaType, body }: Exhibit) => {
    const digest = createHash("sha256").update(`${mediaType}\n${body}`).digest("base64");
    return !seen.has(digest) && seen.add(digest);
  };
  let done = 0;
  const takeTurns = async () => {
    for (const produce of work) {
      const exhibits = await produce();
      // A window of its own for each: nothing is left over, and none grows for hours.
      const audience = await newAudience();
      count(trial, exhibits, await audience.open(exhibits.filter(isNew)));
      await audience.close();
      done += 1;
      if (done % 25 === 0) say(`${done * ATTACKS_IN_A_VOLLEY} of ${trial.attacks} attacks`);
    }
  };
  await Promise.all([takeTurns(), takeTurns()]);
}

function count(trial: Trial, exhibits: readonly Exhibit[], opened: Opened): void {
  for (const { place } of exhibits) trial.places.add(place);
  trial.exhibits += exhibits.length;
  trial.opened += opened.pages;
  trial.elements += opened.elements;
  trial.events += opened.events;
  trial.findings.push(
    ...opened.findings,
    ...exhibits.flatMap((exhibit) => [
      ...oddMarkup(exhibit),
      ...malformed(exhibit),
      ...oddHeaders(exhibit),
    ]),
  );
}
