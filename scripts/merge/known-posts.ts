/** Which posts and pages there are: a comment for any other has no thread to go to. */
import type { SiteSettings } from "../../site/settings.ts";
import { allPosts } from "../all-posts.ts";

/** Post ids. `now` is a moment in UTC. */
export function knownPosts(root: string, settings: SiteSettings, now: string): ReadonlySet<string> {
  return new Set(allPosts(root, settings, now).byId.keys());
}
