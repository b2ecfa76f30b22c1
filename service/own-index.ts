/** What the service believes of a site index: that of its own site, and pages of that site alone. */
import type { z } from "zod";
import { SiteIndex } from "../comments/site-index.ts";

/**
 * Its pages become links on our pages, and their threads are fetched. Compared as the URL parser
 * reads them, which knows of `..` and `\`.
 */
export function ownIndex(siteUrl: string): z.ZodType<SiteIndex> {
  const home = new URL(siteUrl).href;
  return SiteIndex.refine(({ url }) => new URL(url).href === home, {
    path: ["url"],
    error: `expected ${home}, the address that the service has of the site (STET_SITE_URL)`,
  }).refine(({ posts }) => posts.every(({ url }) => new URL(url).href.startsWith(home)), {
    path: ["posts"],
    error: "names a post that lies outside of the site",
  });
}
