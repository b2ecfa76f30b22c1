/** What Isso keeps, as far as it comes over: no address of mail or network has a field here. */
import { z } from "zod";
import type { PostHint } from "../origin.ts";

/** SQLite takes any value in any column, and JSON has numbers. */
const Text = z
  .union([z.string(), z.number(), z.bigint(), z.boolean()])
  .transform(String)
  .nullish()
  .catch(null)
  .transform((text) => text ?? "");

export const IssoRow = z.object({
  id: Text,
  /** Empty where it answers the post. */
  parent: Text,
  /** Seconds since 1970, or a date. */
  created: Text,
  modified: Text,
  /** 1 accepted, 2 pending, 4 deleted. */
  mode: Text,
  text: Text,
  author: Text,
  website: Text,
});
export type IssoRow = z.infer<typeof IssoRow>;

export interface IssoThread {
  hint: PostHint;
  rows: readonly IssoRow[];
}

export interface IssoExport {
  /** How many there are. */
  comments: number;
  threads(): Iterable<IssoThread>;
}

/** `uri` is the path of the post's page, or whatever name the page gave it. */
export function hintOf(uri: string, title: string): PostHint {
  const given = uri.trim();
  return { ids: [given], addresses: [given], title };
}
