/** The copy of the site index on disk, for a restart while the site is down. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { SiteIndex } from "../comments/site-index.ts";
import type { IndexCopy } from "./deployed-site.ts";
import { replaceDurably } from "./durable-files.ts";
import { type Log, reasonOf } from "./log.ts";

/** `site` tells whose index it is: with other settings it is another site's. */
const Copy = z.strictObject({ site: z.url(), etag: z.string().nullable(), index: SiteIndex });

/** It only saves a question to the site, so nothing that is wrong with it may stop the service. */
export function indexCopy(file: string, siteUrl: string, log: Log): IndexCopy {
  return {
    read: async () => {
      const text = await readFile(file, "utf8").catch(() => null);
      if (text === null) return null;
      try {
        const { site, etag, index } = Copy.parse(JSON.parse(text));
        return site === siteUrl ? { value: index, etag } : null;
      } catch {
        return null;
      }
    },
    write: async ({ value, etag }) => {
      try {
        await replaceDurably(file, JSON.stringify({ site: siteUrl, etag, index: value }));
      } catch (error) {
        log("no-index-copy", { reason: reasonOf(error) });
      }
    },
  };
}
