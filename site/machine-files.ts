/** The files that no template shapes: threads as JSON, the public site index, avatars. */
import { SITE_INDEX_FILE, SiteIndex, THREAD_FILE } from "../comments/site-index.ts";
import { stableJson } from "../comments/stable-json.ts";
import { Thread } from "../comments/thread.ts";
import { avatarPath, avatarSvg, keysIn } from "./avatars.ts";
import { publicSiteIndex } from "./public-site-index.ts";
import type { SiteContent } from "./site-content.ts";

/** Text by path below the output folder. */
export function machineFiles({ index, settings, threads }: SiteContent): Map<string, string> {
  const files = new Map<string, string>();
  const posts = [...index.posts, ...index.pages].filter(({ comments }) => comments !== null);
  for (const post of posts) {
    const thread = threads.threadOf(post);
    files.set(post.path.slice(1) + THREAD_FILE, stableJson(Thread, thread));
    for (const key of keysIn(thread)) files.set(avatarPath(key), avatarSvg(key));
  }
  const siteIndex = publicSiteIndex(posts, settings, threads.responsesOf);
  files.set(SITE_INDEX_FILE, stableJson(SiteIndex, siteIndex));
  return files;
}
