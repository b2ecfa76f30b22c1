/** The author's posts and pages as the site knows them, with drafts: scripts take comments on those too. */
import { siteDates } from "../site/dates.ts";
import { type PostIndex, postIndex } from "../site/post-index.ts";
import { readPosts } from "../site/read-posts.ts";
import type { SiteSettings } from "../site/settings.ts";

/** `now` is a moment in UTC. Throws where a post is not as it should be. */
export function allPosts(root: string, settings: SiteSettings, now: string): PostIndex {
  const dates = siteDates(settings.timeZone, settings.language);
  const posts = readPosts(root, { settings, dates, now });
  return postIndex(posts, { settings, preview: true });
}
