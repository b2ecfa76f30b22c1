/** Fires attacks at every place where a stranger's text can come to stand, and looks at what comes of it. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { type Volley, volleysOf } from "./attacks.ts";
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
): Promise<Trial> {
  const volleys = volleysOf(attacks);
  const stage = await openStage();
  const service = await startLiveService(join(folder, "service"), stage.siteUrl);
  const audiences = [await openAudience(browser, stage), await openAudience(browser, stage)];
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
    await inTurn(audiences, producers(volleys, service, stage), trial);
  } finally {
    for (const audience of audiences) await audience.close();
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

/** The audiences share the work; while one waits for the service, the other keeps the browser busy. */
async function inTurn(
  audiences: readonly Audience[],
  work: Generator<Produce>,
  trial: Trial,
): Promise<void> {
  const seen = new Set<string>();
  const isNew = ({ mediaType, body }: Exhibit) => {
    const digest = createHash("sha256").update(`${mediaType}\n${body}`).digest("base64");
    return !seen.has(digest) && seen.add(digest);
  };
  await Promise.all(
    audiences.map(async (audience) => {
      for (const produce of work) {
        const exhibits = await produce();
        count(trial, exhibits, await audience.open(exhibits.filter(isNew)));
      }
    }),
  );
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
