/** What the service knows of posts and comments: what the deployed site says of itself. */
import { COMMENTERS_FILE, Commenters } from "../comments/commenters.ts";
import {
  type IndexedPost,
  SITE_INDEX_FILE,
  type SiteIndex,
  THREAD_FILE,
} from "../comments/site-index.ts";
import { type Comment, Thread } from "../comments/thread.ts";
import { commentPath } from "../comments/thread-pages.ts";
import type { Fetched } from "./fetch-json.ts";
import { type KeptDocument, keptDocument } from "./kept-document.ts";
import type { Log } from "./log.ts";
import { ownIndex } from "./own-index.ts";

/** `unread`: the site was never reached, so nobody knows. */
export type Lookup<T> = { kind: "found"; value: T } | { kind: "missing" } | { kind: "unread" };

export interface PublishedComment {
  comment: Comment;
  /** Absolute, of the page that shows it. */
  url: string;
}

export interface DeployedSite {
  findPost(id: string): Promise<Lookup<IndexedPost>>;
  /** The same list of posts until another index is read. */
  findPostAmong(
    find: (posts: readonly IndexedPost[]) => IndexedPost | undefined,
  ): Promise<Lookup<IndexedPost>>;
  /** Knows of a deploy within a minute; of a comment that it missed within seconds. */
  findComment(post: IndexedPost, id: string): Promise<Lookup<PublishedComment>>;
  /** As above, for who wants to know whether it is there yet, or still: at most moments old. */
  findNewestComment(post: IndexedPost, id: string): Promise<Lookup<PublishedComment>>;
  /** How many published comments have this author key; null where the site does not tell. */
  countByAuthor(key: string): Promise<number | null>;
}

/** Where the index is kept over a restart, in case the site is down then. */
export interface IndexCopy {
  read(): Promise<Fetched<SiteIndex> | null>;
  write(fetched: Fetched<SiteIndex>): Promise<void>;
}

const FRESH_MS = 60_000;
/** What is not in a fresh copy may have been published since; asked for at most this often. */
const ASK_AGAIN_MS = 10_000;
const MAX_AGES = [FRESH_MS, ASK_AGAIN_MS];
/** A status page is looked at again and again right after an approval; an ETag makes that cheap. */
const MOMENTS_MS = 2_000;
const MAX_THREADS = 50;

export async function deployedSite(options: {
  siteUrl: string;
  copy: IndexCopy;
  clock: () => number;
  log: Log;
}): Promise<DeployedSite> {
  const { siteUrl, copy, clock, log } = options;
  const threads = new Map<string, KeptDocument<Thread>>();
  const index = keptDocument({
    url: siteUrl + SITE_INDEX_FILE,
    schema: ownIndex(siteUrl),
    clock,
    log,
    start: await copy.read(),
    onChange: copy.write,
  });

  const commenters = keptDocument({
    url: siteUrl + COMMENTERS_FILE,
    schema: Commenters,
    clock,
    log,
  });

  function threadOf(post: IndexedPost): KeptDocument<Thread> {
    const url = new URL(THREAD_FILE, post.url).href;
    const thread = threads.get(url) ?? keptDocument({ url, schema: Thread, clock, log });
    threads.delete(url);
    threads.set(url, thread);
    // A Map keeps its order: the first is the one not asked for the longest.
    const [oldest] = threads.keys();
    if (threads.size > MAX_THREADS && oldest !== undefined) threads.delete(oldest);
    return thread;
  }

  const commentIn = (post: IndexedPost, id: string, maxAges: readonly number[]) =>
    search(threadOf(post), maxAges, (thread): PublishedComment | undefined => {
      const comment = thread.comments.find((item) => item.id === id);
      return comment && { comment, url: new URL(commentPath(thread, id), post.url).href };
    });

  return {
    findPost: (id) => search(index, MAX_AGES, ({ posts }) => posts.find((post) => post.id === id)),
    findPostAmong: (find) => search(index, MAX_AGES, ({ posts }) => find(posts)),
    findComment: (post, id) => commentIn(post, id, MAX_AGES),
    findNewestComment: (post, id) => commentIn(post, id, [MOMENTS_MS]),
    countByAuthor: async (key) => {
      const known = await commenters.get(FRESH_MS);
      return known === null ? null : (known.comments[key] ?? 0);
    },
  };
}

async function search<T, V>(
  document: KeptDocument<T>,
  maxAges: readonly number[],
  find: (content: T) => V | undefined,
): Promise<Lookup<V>> {
  let isRead = false;
  for (const maxAge of maxAges) {
    const content = await document.get(maxAge);
    const value = content === null ? undefined : find(content);
    if (value !== undefined) return { kind: "found", value };
    isRead = content !== null;
  }
  return { kind: isRead ? "missing" : "unread" };
}
