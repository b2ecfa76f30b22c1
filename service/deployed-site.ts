/** What the service knows of posts and comments: what the deployed site says of itself. */
import {
  type IndexedPost,
  SITE_INDEX_FILE,
  SiteIndex,
  THREAD_FILE,
} from "../comments/site-index.ts";
import { type Comment, Thread } from "../comments/thread.ts";
import type { Fetched } from "./fetch-json.ts";
import { type KeptDocument, keptDocument } from "./kept-document.ts";
import type { Log } from "./log.ts";

/** `unread`: the site was never reached, so nobody knows. */
export type Lookup<T> = { kind: "found"; value: T } | { kind: "missing" } | { kind: "unread" };

export interface DeployedSite {
  findPost(id: string): Promise<Lookup<IndexedPost>>;
  findComment(post: IndexedPost, id: string): Promise<Lookup<Comment>>;
}

/** Where the index is kept over a restart, in case the site is down then. */
export interface IndexCopy {
  read(): Promise<Fetched<SiteIndex> | null>;
  write(fetched: Fetched<SiteIndex>): Promise<void>;
}

const FRESH_MS = 60_000;
/** What is not in a fresh copy may have been published since; asked for at most this often. */
const ASK_AGAIN_MS = 10_000;
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
    schema: OwnIndex,
    clock,
    log,
    start: await copy.read(),
    onChange: copy.write,
  });

  /** Always below the site's own address, whatever the index says. */
  async function threadOf(post: IndexedPost): Promise<KeptDocument<Thread>> {
    const home = (await index.get(FRESH_MS))?.url ?? "";
    const url = new URL(post.url.slice(home.length) + THREAD_FILE, siteUrl).href;
    const thread = threads.get(url) ?? keptDocument({ url, schema: Thread, clock, log });
    threads.delete(url);
    threads.set(url, thread);
    // A Map keeps its order: the first is the one not asked for the longest.
    const [oldest] = threads.keys();
    if (threads.size > MAX_THREADS && oldest !== undefined) threads.delete(oldest);
    return thread;
  }

  return {
    findPost: (id) => search(index, ({ posts }) => posts.find((post) => post.id === id)),
    findComment: async (post, id) =>
      search(await threadOf(post), ({ comments }) => comments.find((item) => item.id === id)),
  };
}

/** An index may only speak of pages below its own address: they become links on our pages. */
const OwnIndex = SiteIndex.refine(
  ({ url, posts }) => posts.every((post) => post.url.startsWith(url)),
  "names a post that lies outside of the site",
);

async function search<T, V>(
  document: KeptDocument<T>,
  find: (content: T) => V | undefined,
): Promise<Lookup<V>> {
  let isRead = false;
  for (const maxAge of [FRESH_MS, ASK_AGAIN_MS]) {
    const content = await document.get(maxAge);
    const value = content === null ? undefined : find(content);
    if (value !== undefined) return { kind: "found", value };
    isRead = content !== null;
  }
  return { kind: isRead ? "missing" : "unread" };
}
