/** A file of the deployed site, kept in memory and asked for again when it is not fresh. */
import type { z } from "zod";
import { type Fetched, fetchJson } from "./fetch-json.ts";
import { type Log, reasonOf } from "./log.ts";

export interface KeptDocument<T> {
  /** What was last read, after trying again where the last try is older; null if never read. */
  get(maxAgeMs: number): Promise<T | null>;
}

export interface KeptDocumentOptions<T> {
  url: string;
  schema: z.ZodType<T>;
  clock: () => number;
  log: Log;
  /** A copy from an earlier run. */
  start?: Fetched<T> | null;
  onChange?: (fetched: Fetched<T>) => Promise<void>;
}

/** A site that is down leaves the old copy standing: a comment is then judged by what was known. */
export function keptDocument<T>(options: KeptDocumentOptions<T>): KeptDocument<T> {
  const { url, schema, clock, log } = options;
  let kept = options.start ?? null;
  let triedAt = Number.NEGATIVE_INFINITY;
  let trying: Promise<void> | null = null;

  async function refresh(): Promise<void> {
    triedAt = clock();
    try {
      const fetched = await fetchJson(url, schema, kept?.etag ?? null);
      if (fetched === "unchanged") return;
      kept = fetched;
      await options.onChange?.(fetched);
    } catch (error) {
      log("site-unreachable", { url, reason: reasonOf(error) });
    }
  }

  return {
    get: async (maxAgeMs) => {
      // Never two at once: the slower one could put an older copy in the place of a newer.
      if (trying === null && clock() - triedAt >= maxAgeMs) {
        trying = refresh().finally(() => {
          trying = null;
        });
      }
      await trying;
      return kept?.value ?? null;
    },
  };
}
