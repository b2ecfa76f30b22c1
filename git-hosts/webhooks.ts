/** Whether the host's webhooks tell of all that the moderator does, where it is heard. Pure. */
import type { Finding } from "./reviews.ts";

/** Something of a webhook that keeps its news from being heard. */
export interface WebhookFault {
  /** What it does wrong: “is switched off”. */
  says: string;
  mend: string;
}

export interface SeenWebhook {
  /** Where it sends. */
  url: string;
  faults: readonly WebhookFault[];
}

export interface SeenWebhooks {
  hooks: readonly SeenWebhook[];
  /** Why these may not be all; null where they are. */
  hidden: string | null;
  /** Where people look at them on the host. */
  where: string;
}

const LATE = "Without one, what became of pull requests is seen some minutes later.";
const GUIDE = "docs/webhooks.md says how to set one up.";

/** `address` is where the webhooks are heard; null where that is not known. */
export function judgeWebhooks(seen: SeenWebhooks, address: string | null): Finding[] {
  const { hooks, hidden, where } = seen;
  if (address === null) return [note(`${whereAllGo(hooks)} ${UNKNOWN}`, `${where} ${SET}`)];
  const [best] = hooks
    .filter(({ url }) => placeOf(url) === placeOf(address))
    .toSorted((one, other) => one.faults.length - other.faults.length);
  if (best !== undefined) return judge(best, address);
  const astray = hooks.filter(({ url }) => originOf(url) === originOf(address));
  if (astray.length > 0) return astray.map(({ url }) => missed(url, address, where));
  if (hidden !== null)
    return [note(`${hidden} ${whereAllGo(hooks)}`.trim(), `${where} It has to go to ${address}`)];
  return [note(`No webhook goes to ${address}. ${whereAllGo(hooks)} ${LATE}`, `${where} ${GUIDE}`)];
}

const UNKNOWN = "Where the service hears webhooks is not known: it has no address.";
const SET = "Set service in site.config.ts to its address.";

function judge({ faults }: SeenWebhook, address: string): Finding[] {
  if (faults.length > 0)
    return faults.map(({ says, mend }) => wrong(`The webhook to ${address} ${says}.`, mend));
  const says = `A webhook tells ${address} of pull requests, of what is said below them, and of issues.`;
  return [{ about: "webhook", verdict: "right", says, mend: "" }];
}

function missed(url: string, address: string, where: string): Finding {
  const says = `A webhook goes to ${shown(url)}, and webhooks are heard at ${address}`;
  return wrong(says, `${where} Set its address to ${address}`);
}

/** What a webhook does not tell of, each as the host's own page calls it; empty where it tells of all. */
export function silentOn(events: readonly string[], where: string): WebhookFault[] {
  if (events.length === 0) return [];
  const names = events.join(", ");
  const says = `does not tell of all that has to be heard: ${names}. That is seen up to a quarter of an hour later`;
  return [{ says, mend: `${where} Tick ${names}.` }];
}

/** Of those that are elsewhere: an address of one may be all that is needed to send there. */
function whereAllGo(hooks: readonly SeenWebhook[]): string {
  const places = [...new Set(hooks.map(({ url }) => shown(url)))];
  return places.length === 0 ? "" : `There are webhooks to ${places.join(", ")}.`;
}

function shown(url: string): string {
  const place = placeOf(url);
  return /\/webhook\/?$/.test(place) ? place : originOf(url);
}

/** Without a password or a query in it. */
function placeOf(url: string): string {
  const parsed = parsedUrl(url);
  return parsed === null ? NOWHERE : `${parsed.origin}${parsed.pathname}`;
}

function originOf(url: string): string {
  return parsedUrl(url)?.origin ?? NOWHERE;
}

const NOWHERE = "no address";

function parsedUrl(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

function note(says: string, mend: string): Finding {
  return { about: "webhook", verdict: "note", says: says.replace(/ {2,}/g, " ").trim(), mend };
}

function wrong(says: string, mend: string): Finding {
  return { about: "webhook", verdict: "wrong", says, mend };
}
