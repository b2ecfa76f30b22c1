/** The threads of all posts as the site shows them: with what is approved and not yet merged. */
import { basename, dirname } from "node:path/posix";
import { readEach } from "../comments/bad-files.ts";
import { commentHtml } from "../comments/comment-html.ts";
import type { ThreadView } from "../comments/comment-view.ts";
import { readSubmissions, readThread, threadIdAt, threadIds } from "../comments/data-files.ts";
import { type MergeReport, planMerge } from "../comments/merge-plan.ts";
import { THREADS } from "../comments/paths.ts";
import { stableJson } from "../comments/stable-json.ts";
import { emptyThread, Thread } from "../comments/thread.ts";
import { type ThreadDigest, threadDigest } from "../comments/thread-digest.ts";
import { threadView } from "../comments/thread-view.ts";
import type { ChangedFiles } from "./changed-files.ts";
import { contentId } from "./content-ids.ts";
import type { Post } from "./post.ts";
import type { PostIndex } from "./post-index.ts";
import type { SiteSettings } from "./settings.ts";

export interface SiteThreads {
  /** An empty one where nobody has said anything. */
  threadOf(post: Post): Thread;
  /** Rendering comments is the dearest part of a page: those asked for lately are kept. */
  viewOf(post: Post): ThreadView;
  digestOf(post: Pick<Post, "id">): ThreadDigest;
  /** Changes with the thread. */
  keyOf(post: Post): string;
  /** Lets go of what was asked for lately. */
  forget(): void;
  /** What a person should look at in the submissions that are merged in memory. */
  reports: readonly MergeReport[];
}

export interface KnownThread {
  /** Changes with the thread. */
  key: string;
  digest: ThreadDigest;
}

/** By post id. */
export type KnownThreads = ReadonlyMap<string, KnownThread>;

/** What the last build knew, which need not be read again where the file is the same. */
export interface KnownThreadFiles {
  threads: KnownThreads;
  changed: ChangedFiles;
}

export interface ReadThreads extends SiteThreads {
  /** As the files have them, without what is not yet merged. */
  known: KnownThreads;
}

const EMPTY: KnownThread = { key: "", digest: threadDigest(emptyThread("")) };
/** Of the threads and views that were asked for lately. */
const KEPT = 1_000;

/**
 * Reads the threads that are not as the last build knew them; others when somebody asks. `root` is the
 * folder of the repository. Throws {@link BadFile}.
 */
export function readSiteThreads(
  root: string,
  index: Pick<PostIndex, "byId">,
  { maxDepth, perPage }: Pick<SiteSettings["comments"], "maxDepth" | "perPage">,
  before: KnownThreadFiles | null = null,
): ReadThreads {
  // Submissions first: what a merge beside this moves from one to the other is then seen twice
  // (and planned once), never not at all.
  const found = readSubmissions(root);
  const known = before === null ? allThreads(root) : changedThreads(root, before);
  const answered = new Set(found.map(({ submission }) => submission.post));
  const threads = new Map([...answered].map((id) => [id, readThread(root, id)]));
  const plan = planMerge(threads, found, new Set(index.byId.keys()), perPage);
  const merged = new Map(plan.threads.map((thread) => [thread.post, thread]));
  const facts = new Map(known);
  for (const [id, thread] of merged) facts.set(id, factsOf(thread));
  const threadOf = (id: string) =>
    merged.get(id) ?? (known.has(id) ? readThread(root, id) : emptyThread(id));
  return { ...siteThreads(threadOf, facts, maxDepth), reports: plan.reports, known };
}

function allThreads(root: string): KnownThreads {
  return new Map(
    readEach(threadIds(root), (id): [string, KnownThread] => [id, factsOf(readThread(root, id))]),
  );
}

function changedThreads(root: string, { threads, changed }: KnownThreadFiles): KnownThreads {
  const known = new Map(threads);
  readEach(changed, ([path, key]) => {
    const id = threadIdAt(root, path);
    if (key === null && dirname(path) === THREADS) known.delete(basename(path, ".json"));
    else if (key !== null && id !== null)
      known.set(id, { key, digest: threadDigest(readThread(root, id)) });
  });
  return known;
}

/** Throws {@link BadFile} where one of these paths is where no thread can be: a link, or not named by a post. */
export function insistThreadPlaces(root: string, paths: Iterable<string>): void {
  readEach(paths, (path) => threadIdAt(root, path));
}

export function factsOf(thread: Thread): KnownThread {
  return { key: contentId(stableJson(Thread, thread)), digest: threadDigest(thread) };
}

/** `threadOf` reads a thread by the id of its post; `facts` are what is known of it before. */
export function siteThreads(
  threadOf: (id: string) => Thread,
  facts: KnownThreads,
  maxDepth: number,
): Omit<SiteThreads, "reports"> {
  const threads = lately(threadOf);
  const views = lately((id, { url: pageUrl }: Pick<Post, "url">) =>
    threadView(threads.get(id), { maxDepth, pageUrl, render: commentHtml }),
  );
  return {
    threadOf: ({ id }) => threads.get(id),
    viewOf: (post) => views.get(post.id, post),
    digestOf: ({ id }) => (facts.get(id) ?? EMPTY).digest,
    keyOf: ({ id }) => (facts.get(id) ?? EMPTY).key,
    forget() {
      threads.forget();
      views.forget();
    },
  };
}

interface Lately<T, O extends unknown[]> {
  get: (id: string, ...others: O) => T;
  forget: () => void;
}

/** Keeps what was asked for lately, by id. */
function lately<T, O extends unknown[]>(make: (id: string, ...others: O) => T): Lately<T, O> {
  const kept = new Map<string, T>();
  return {
    get(id, ...others) {
      const found = kept.get(id) ?? make(id, ...others);
      // Asked for last, and so let go of last.
      kept.delete(id);
      kept.set(id, found);
      const [oldest = ""] = kept.keys();
      if (kept.size > KEPT) kept.delete(oldest);
      return found;
    },
    forget: () => kept.clear(),
  };
}
