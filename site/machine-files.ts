/** The files that no template shapes: threads and feed as JSON, the public site index, commenters, avatars, the scripts. */
import { COMMENTERS_FILE, Commenters, commentersOf } from "../comments/commenters.ts";
import { SITE_INDEX_FILE, SiteIndex, THREAD_FILE } from "../comments/site-index.ts";
import { stableJson } from "../comments/stable-json.ts";
import { Thread } from "../comments/thread.ts";
import { avatarPath, avatarSvg, keysIn } from "./avatars.ts";
import { browserScript, SEARCH_SCRIPT_FILE } from "./browser-script.ts";
import { FORM_SCRIPT_FILE, formScript, hasFormScript } from "./form-script.ts";
import { JSON_FEED_FILE, jsonFeed } from "./json-feed.ts";
import { publicSiteIndex } from "./public-site-index.ts";
import type { SiteContent } from "./site-content.ts";

/** Path below the output folder, and text: one after the other, so that all are never held at once. */
export function* machineFiles(content: SiteContent): Iterable<MachineFile> {
  const { index, settings, threads } = content;
  const posts = index.withThread;
  for (const post of posts) {
    yield [post.path.slice(1) + THREAD_FILE, stableJson(Thread, threads.threadOf(post))];
  }
  const keys = new Set(posts.flatMap((post) => keysIn(threads.threadOf(post))));
  for (const key of keys) yield [avatarPath(key), avatarSvg(key)];
  const commenters = commentersOf(posts.map(threads.threadOf));
  yield [COMMENTERS_FILE, stableJson(Commenters, commenters)];
  const siteIndex = publicSiteIndex(posts, settings, threads.responsesOf);
  yield [JSON_FEED_FILE, jsonFeed(content)];
  yield [SITE_INDEX_FILE, stableJson(SiteIndex, siteIndex)];
  yield [SEARCH_SCRIPT_FILE, browserScript("assets/search/search.ts")];
  if (posts.some((post) => hasFormScript(post, settings))) yield [FORM_SCRIPT_FILE, formScript()];
}

type MachineFile = readonly [path: string, text: string];
