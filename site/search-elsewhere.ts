/** Another site's search, for readers without JavaScript or an index: the part of site.config.ts that says so, and its form. */
import { z } from "zod";
import { parsedUrl } from "../comments/parsed-url.ts";

const EXPECTED =
  "expected an address with {words} and {site} as values behind its ?, such as " +
  "https://search.example/?site={site}&q={words}";

/** Its origin becomes part of the search page's policy. */
const Elsewhere = z.string(EXPECTED).refine(isSearch, EXPECTED);

export const SearchSettings = z.strictObject({
  /**
   * Where the words go that a reader without JavaScript looks for: `{words}` stands for them, and
   * `{site}` for this site's host and path. Null: nowhere.
   */
  elsewhere: Elsewhere.nullable().default("https://duckduckgo.com/?sites={site}&q={words}"),
});

export interface SearchElsewhere {
  /** For readers: the host. */
  name: string;
  origin: string;
  action: string;
  /** The name of the field for the words. */
  field: string;
  /** What is sent besides them, by name. */
  hidden: readonly (readonly [name: string, value: string])[];
  /** The same without a form; asks for any page of this site, in words that all engines know. */
  link: string;
}

export function searchElsewhere(address: string | null, siteUrl: string): SearchElsewhere | null {
  if (address === null) return null;
  const { host, pathname } = new URL(siteUrl);
  const here = (host + pathname).replace(/\/$/, "");
  const url = new URL(address);
  const values = [...url.searchParams].map(
    ([name, value]) => [name, value.replaceAll("{site}", here)] as const,
  );
  const link = new URL(url);
  for (const [name, value] of values) {
    link.searchParams.set(name, value.replace("{words}", `site:${here}`));
  }
  return {
    name: url.host,
    origin: url.origin,
    action: url.origin + url.pathname,
    field: values.find(([, value]) => value === "{words}")?.[0] ?? "",
    hidden: values.filter(([, value]) => value !== "{words}"),
    link: link.href,
  };
}

function isSearch(address: string): boolean {
  const url = parsedUrl(address);
  if (url === null || !/^https?:$/.test(url.protocol) || url.hash !== "") return false;
  const values = [...url.searchParams.values()];
  const isBare = url.username + url.password === "";
  return isBare && values.includes("{words}") && values.some((value) => value.includes("{site}"));
}
