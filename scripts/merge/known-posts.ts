/** Which posts and pages there are, drafts too: a comment for any other has no thread to go to. */

import { siteDates } from "../../site/dates.ts";
import { postIndex } from "../../site/post-index.ts";
import { readPostSources } from "../../site/post-sources.ts";
import type { SiteSettings } from "../../site/settings.ts";

/** Post ids. `now` is a moment in UTC. */
export function knownPosts(root: string, settings: SiteSettings, now: string): ReadonlySet<string> {
  const dates = siteDates(settings.timeZone, settings.language);
  const index = postIndex(readPostSources(root), { settings, dates, now, preview: true });
  return new Set(index.byId.keys());
}
