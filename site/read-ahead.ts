/** Some of the posts and threads, read before the whole site is: readSite() is told of them as of those that it knows. */

import { momentOf } from "../comments/moment.ts";
import { threadPath } from "../comments/paths.ts";
import { siteDates } from "./dates.ts";
import { readPosts } from "./read-posts.ts";
import type { SiteSettings } from "./settings.ts";
import type { KnownContent } from "./site-content.ts";
import { changedThreads } from "./threads.ts";

/** By path, the id of its content. */
export type FileIds = readonly (readonly [path: string, id: string])[];

export type ReadAhead = Pick<KnownContent, "posts" | "threads">;

/**
 * `root` is the folder of the repository, `now` in milliseconds since 1970. Where one of them is wrong, none is read:
 * readSite() comes to it, and tells of all that are.
 */
export function readAhead(
  root: string,
  files: FileIds,
  { settings, now }: { settings: SiteSettings; now: number },
): ReadAhead {
  const dates = siteDates(settings.timeZone, settings.language);
  const changed = new Map(files);
  try {
    const options = { settings, dates, now: momentOf(now) };
    const posts = readPosts(root, options, { posts: new Map(), changed });
    const threads = changedThreads(root, { threads: new Map(), changed });
    return { posts: new Map(posts.map((post) => [post.file, post])), threads };
  } catch {
    return { posts: new Map(), threads: new Map() };
  }
}

/** What is known, and what was read ahead. */
export function knownWith(known: KnownContent, read: readonly ReadAhead[]): KnownContent {
  const posts = new Map([known, ...read].flatMap((each) => [...each.posts]));
  const threads = new Map([known, ...read].flatMap((each) => [...each.threads]));
  const changed = new Map(known.changed);
  for (const each of read) {
    for (const file of each.posts.keys()) changed.delete(file);
    for (const id of each.threads.keys()) changed.delete(threadPath(id));
  }
  return { ...known, posts, threads, changed };
}
