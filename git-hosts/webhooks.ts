/** Whether the host's webhooks tell of all that the moderator does, where it is heard. Pure. */
import type { Finding } from "./reviews.ts";
import { isHeardAt, missBy, originOf, whereAllGo } from "./webhook-address.ts";

/** Something of a webhook that keeps its news from being heard. */
export interface WebhookFault {
  /** What it does wrong: “is switched off”. */
  says: string;
  mend: string;
}

export interface SeenWebhook {
  /** Where it sends. */
  url: string;
  /** Why nothing that it tells of is heard. */
  faults: readonly WebhookFault[];
  /** What it does not tell of, each as the host's own page calls it. */
  silentOn: readonly string[];
  /** Where people choose what it tells of. */
  chosenAt: string;
}

export interface SeenWebhooks {
  hooks: readonly SeenWebhook[];
  /** Why these may not be all, and which right shows all; null where they are all. */
  hidden: WebhookFault | null;
  /** Where people look at them on the host. */
  where: string;
}

const LATE = "Without one, what became of pull requests is seen some minutes later.";
const GUIDE = "docs/webhooks.md says how to set one up.";
const UNKNOWN = "Where the service hears webhooks is not known: it has no address.";
const SET = "Set service in site.config.ts to its address.";

/** `address` is where the webhooks are heard; null where that is not known. */
export function judgeWebhooks(seen: SeenWebhooks, address: string | null): Finding[] {
  const { hooks, hidden, where } = seen;
  const all = whereAllGo(hooks.map(({ url }) => url));
  if (address === null) return [note(`${all} ${UNKNOWN}`, `${where} ${SET}`)];
  const heard = hooks.filter(({ url }) => isHeardAt(url, address));
  if (heard.length > 0) return judge(heard, address);
  const astray = hooks.flatMap(({ url }) => missed(url, address, where));
  if (astray.length > 0) return astray;
  if (hidden !== null)
    return [note(`${hidden.says} ${all}`, `${hidden.mend} ${where} It has to go to ${address}`)];
  return [note(`No webhook goes to ${address}. ${all} ${LATE}`, `${where} ${GUIDE}`)];
}

/** What one does not tell of another may. Only what is wrong with the best of them has to be mended. */
function judge(hooks: readonly SeenWebhook[], address: string): Finding[] {
  const [best, ...others] = hooks.toSorted((one, other) => lackOf(one) - lackOf(other));
  if (best === undefined) return [];
  const working = others.filter(({ faults }) => faults.length === 0);
  const silent = best.silentOn.filter((name) =>
    working.every(({ silentOn }) => silentOn.includes(name)),
  );
  const faults = [...best.faults, ...silence(silent, best.chosenAt)];
  if (faults.length > 0)
    return faults.map(({ says, mend }) => wrong(`The webhook to ${address} ${says}.`, mend));
  const says = `A webhook tells ${address} of pull requests, of what is said below them, and of issues.`;
  return [{ about: "webhook", verdict: "right", says, mend: "" }];
}

/** More than any number of things not told of: what is faulty tells of nothing. */
const FAULT = 100;

function lackOf({ faults, silentOn }: SeenWebhook): number {
  return faults.length * FAULT + silentOn.length;
}

function silence(names: readonly string[], chosenAt: string): WebhookFault[] {
  if (names.length === 0) return [];
  const list = names.join(", ");
  const says = `does not tell of all that has to be heard: ${list}. That is seen up to a quarter of an hour later`;
  return [{ says, mend: `${chosenAt} Tick ${list}.` }];
}

function missed(url: string, address: string, where: string): Finding[] {
  const miss = missBy(url, address);
  if (miss === null) return [];
  const how = miss === "path" ? "another path of" : "the wrong scheme:";
  const says = `A webhook goes to ${how} ${originOf(url)}, and webhooks are heard at ${address}`;
  return [wrong(says, `${where} Set its address to ${address}`)];
}

function note(says: string, mend: string): Finding {
  return { about: "webhook", verdict: "note", says: says.replace(/ {2,}/g, " ").trim(), mend };
}

function wrong(says: string, mend: string): Finding {
  return { about: "webhook", verdict: "wrong", says, mend };
}
