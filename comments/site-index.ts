/** The public site index: what a deployed site tells the comment service about its posts. */
import { z } from "zod";
import { Moment } from "./moment.ts";
import { PostId } from "./post-id.ts";

/** Where a site publishes its index, below its own address. */
export const SITE_INDEX_FILE = "site-index.json";
/** Where a post publishes its thread, below its own address. */
export const THREAD_FILE = "comments.json";

const PageAddress = z.url({ protocol: /^https?$/ });

const IndexedPost = z.strictObject({
  id: PostId,
  /** Absolute address of the page, with a slash at its end. */
  url: PageAddress,
  title: z.string(),
  date: Moment.nullable(),
  updated: Moment.nullable(),
  tags: z.array(z.string()),
  comments: z.enum(["open", "closed"]),
  /** When comments close by themselves; null where they never do. */
  closes: Moment.nullable(),
  /** Responses in the thread when the site was built. */
  responses: z.int().nonnegative(),
});
export type IndexedPost = z.infer<typeof IndexedPost>;

export const SiteIndex = z.strictObject({
  version: z.literal(1),
  title: z.string(),
  url: PageAddress,
  posts: z.array(IndexedPost),
});
export type SiteIndex = z.infer<typeof SiteIndex>;
