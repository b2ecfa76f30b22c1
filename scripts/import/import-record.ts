/**
 * What was imported from where: committed with the comments, so that a post that was removed here does
 * not return, and two sites with the same numbers do not meet.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseAs, parseJson } from "../../comments/bad-file.ts";
import { PostId } from "../../comments/post-id.ts";
import { stableJson } from "../../comments/stable-json.ts";

export const IMPORTS = "comments-data/imports";

const ImportedSite = z.strictObject({
  /** As the export names it, see {@link siteName}; empty where it names none. */
  site: z.string(),
  /** Begins the ids of its comments. */
  prefix: z.string().regex(/^[a-z]+\d*$/),
  /** The ids of its posts here, by the origin's. */
  posts: z.record(z.string(), PostId),
});
export type ImportedSite = z.infer<typeof ImportedSite>;

export const ImportRecord = z.strictObject({ version: z.literal(1), sites: z.array(ImportedSite) });
export type ImportRecord = z.infer<typeof ImportRecord>;

export function recordPath(origin: string): string {
  return `${IMPORTS}/${origin}.json`;
}

/** `root` is the folder of the repository; a missing file is an empty record. */
export function readRecord(root: string, origin: string): ImportRecord {
  const path = recordPath(origin);
  if (!existsSync(join(root, path))) return { version: 1, sites: [] };
  return parseAs(ImportRecord, parseJson(readFileSync(join(root, path), "utf8"), path), path);
}

export function recordText(record: ImportRecord): string {
  return stableJson(ImportRecord, record);
}

/** Addresses that lead to the same site are one name. */
export function siteName(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/\/+$/, "");
}

/**
 * The site's part of the record. Another site's numbers may be the same, so it gets a prefix of its own;
 * throws where it cannot be told whether it is another one.
 */
export function siteIn(
  record: ImportRecord,
  origin: string,
  named: { byExport: string | null; byPerson: string | null },
): ImportedSite {
  const site = siteName(named.byPerson ?? named.byExport ?? "");
  const found = record.sites.find((one) => one.site === site);
  if (found !== undefined) return found;
  const [known] = record.sites;
  if (known !== undefined && named.byPerson === null) throw unsure(known.site, site);
  const prefix = known === undefined ? origin : `${origin}${record.sites.length + 1}`;
  return { site, prefix, posts: {} };
}

function unsure(known: string, site: string): Error {
  return new Error(
    `The export is of ${site || "a site that it does not name"}, and what was imported before is of ${known || "one without a name"}. ` +
      "Nothing was written. Say which it is:\n" +
      `  --site ${known || '""'}  where it is the same blog under another address\n` +
      `  --site ${site || "NAME"}  where it is another blog`,
  );
}

/** With this site's part put in. */
export function withSite(record: ImportRecord, site: ImportedSite): ImportRecord {
  const at = record.sites.findIndex(({ prefix }) => prefix === site.prefix);
  return { ...record, sites: at < 0 ? [...record.sites, site] : record.sites.with(at, site) };
}
