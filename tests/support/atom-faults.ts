/** What is wrong with an Atom feed: the rules of RFC 4287, of RFC 4685 for answers and of RFC 5005 for archives, that can be told from it alone. */
import { parsedUrl } from "../../comments/parsed-url.ts";
import type { XmlElement } from "./well-formed-xml.ts";

/** How often each child may stand in it: at least, at most. */
type Counts = Readonly<Record<string, readonly [least: number, most: number]>>;

const MANY = Number.POSITIVE_INFINITY;
const SHARED: Counts = {
  id: [1, 1],
  title: [1, 1],
  updated: [1, 1],
  author: [0, MANY],
  contributor: [0, MANY],
  category: [0, MANY],
  link: [0, MANY],
  rights: [0, 1],
};
const FEED: Counts = {
  ...SHARED,
  subtitle: [0, 1],
  generator: [0, 1],
  icon: [0, 1],
  logo: [0, 1],
  "fh:archive": [0, 1],
  entry: [0, MANY],
};
const ENTRY: Counts = {
  ...SHARED,
  published: [0, 1],
  summary: [0, 1],
  content: [0, 1],
  source: [0, 1],
  "thr:in-reply-to": [0, MANY],
};
const PERSON: Counts = { name: [1, 1], uri: [0, 1], email: [0, 1] };
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const ATOM = "http://www.w3.org/2005/Atom";
const THREADING = "http://purl.org/syndication/thread/1.0";
const HISTORY = "http://purl.org/syndication/history/1.0";

export function atomFaults(feed: XmlElement): string[] {
  const entries = named(feed, "entry");
  const ids = entries.flatMap((entry) => named(entry, "id").map(({ text }) => text));
  const everyEntryHasAuthor = entries.every((entry) => named(entry, "author").length > 0);
  const isSelf = ({ attributes: { rel } }: XmlElement) => rel === "self";
  return [
    ...(feed.name === "feed" && feed.attributes.xmlns === ATOM ? [] : ["is no Atom feed"]),
    ...countFaults(feed, FEED),
    ...partFaults(feed),
    ...(named(feed, "author").length > 0 || everyEntryHasAuthor ? [] : ["feed: no author"]),
    ...(named(feed, "link").filter(isSelf).length === 1 ? [] : ["feed: not one link to itself"]),
    ...archiveFaults(feed),
    ...(new Set(ids).size === ids.length ? [] : ["entries: an id stands twice"]),
    ...entries.flatMap((entry) => entryFaults(entry, feed)),
  ];
}

function archiveFaults(feed: XmlElement): string[] {
  const rels = named(feed, "link").map(({ attributes: { rel } }) => rel);
  const [archive] = named(feed, "fh:archive");
  const ofArchives = rels.filter((rel) => rel === "current" || rel === "next-archive");
  if (archive === undefined)
    return ofArchives.map((rel) => `link: ${rel} stands in archives alone`);
  const isNamed = feed.attributes["xmlns:fh"] === HISTORY;
  return isNamed ? [] : ["fh:archive: not in its namespace"];
}

function entryFaults(entry: XmlElement, feed: XmlElement): string[] {
  const answers = named(entry, "thr:in-reply-to");
  const usesThreading = answers.length > 0 && feed.attributes["xmlns:thr"] !== THREADING;
  const leads = named(entry, "link").some(isAlternate) || named(entry, "content").length > 0;
  return [
    ...countFaults(entry, ENTRY),
    ...partFaults(entry),
    ...(leads ? [] : ["entry: neither content nor a link to it"]),
    ...(usesThreading ? ["thr:in-reply-to: not in its namespace"] : []),
    ...answers.flatMap(({ attributes: { ref, href } }) => [
      ...addressFaults("thr:in-reply-to ref", ref),
      ...(href === undefined ? [] : addressFaults("thr:in-reply-to href", href)),
    ]),
  ];
}

function countFaults({ name, children }: XmlElement, counts: Counts): string[] {
  const strange = children.filter((child) => !Object.hasOwn(counts, child.name));
  const wrong = Object.entries(counts).filter(([child, [least, most]]) => {
    const count = children.filter((each) => each.name === child).length;
    return count < least || count > most;
  });
  return [
    ...strange.map((child) => `${name}: ${child.name} does not belong there`),
    ...wrong.map(
      ([child, [least]]) => `${name}: ${least === 1 ? "not one" : "more than one"} ${child}`,
    ),
  ];
}

/** Of what feeds and entries have alike. */
function partFaults(parent: XmlElement): string[] {
  const links = named(parent, "link");
  const alternates = links
    .filter(isAlternate)
    .map(({ attributes: { type, hreflang } }) => `${type} ${hreflang}`);
  return [
    ...all(parent, ["id"]).flatMap(({ text }) => addressFaults("id", text)),
    ...all(parent, ["updated", "published"])
      .filter(({ text }) => !DATE.test(text) || Number.isNaN(Date.parse(text)))
      .map(({ name, text }) => `${name}: ${text} is no date of RFC 3339`),
    ...all(parent, ["title", "subtitle", "summary", "rights"])
      .filter(({ attributes: { type = "text" } }) => !["text", "html", "xhtml"].includes(type))
      .map(({ name }) => `${name}: a type that no text has`),
    ...all(parent, ["author", "contributor"]).flatMap((person) => countFaults(person, PERSON)),
    ...all(parent, ["author"]).flatMap((person) =>
      named(person, "uri").flatMap(({ text }) => addressFaults("uri", text)),
    ),
    ...all(parent, ["category"]).flatMap(({ attributes: { term } }) =>
      term ? [] : ["category: no term"],
    ),
    ...links.flatMap(({ attributes: { href } }) => addressFaults("link", href)),
    ...(new Set(alternates).size === alternates.length
      ? []
      : [`${parent.name}: two links of one kind`]),
    ...links.flatMap(({ attributes: { "thr:count": count } }) =>
      count === undefined || /^\d+$/.test(count) ? [] : ["link: thr:count is no number"],
    ),
  ];
}

function addressFaults(what: string, address: string | undefined): string[] {
  return parsedUrl(address ?? "") ? [] : [`${what}: ${address} is no whole address`];
}

function isAlternate({ attributes: { rel = "alternate" } }: XmlElement): boolean {
  return rel === "alternate";
}

function named({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter((child) => child.name === name);
}

function all(parent: XmlElement, names: readonly string[]): XmlElement[] {
  return names.flatMap((name) => named(parent, name));
}
