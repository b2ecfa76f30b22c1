/** The copy of the site index on disk, for a restart while the site is down. */
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { IndexCopy } from "./deployed-site.ts";
import { writeDurably } from "./durable-files.ts";
import { type Log, reasonOf } from "./log.ts";
import { ownIndex } from "./own-index.ts";

/** It only saves a question to the site, so nothing that is wrong with it may stop the service. */
export function indexCopy(file: string, siteUrl: string, log: Log): IndexCopy {
  // With other settings it is another site's, and not believed.
  const Copy = z.strictObject({ etag: z.string().nullable(), index: ownIndex(siteUrl) });
  return {
    read: async () => {
      const text = await readFile(file, "utf8").catch(() => null);
      if (text === null) return null;
      try {
        const { etag, index } = Copy.parse(JSON.parse(text));
        return { value: index, etag };
      } catch {
        return null;
      }
    },
    write: async ({ value, etag }) => {
      try {
        await writeDurably(file, JSON.stringify({ etag, index: value }));
      } catch (error) {
        log("no-index-copy", { reason: reasonOf(error) });
      }
    },
  };
}
