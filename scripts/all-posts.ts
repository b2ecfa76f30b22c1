/** The author's posts and pages as the site knows them, with drafts: scripts take comments on those too. */
import { siteDates } from "../site/dates.ts";
import { type PostIndex, postIndex } from "../site/post-index.ts";
import { readPostSources } from "../site/post-sources.ts";
import type { SiteSettings } from "../site/settings.ts";

/** `now` is a moment in UTC. Throws where a post is not as it should be. */
export function allPosts(root: string, settings: SiteSettings, now: string): PostIndex {
  const dates = siteDates(settings.timeZone, settings.language);
  return postIndex(readPostSources(root), { settings, dates, now, preview: true });
}
