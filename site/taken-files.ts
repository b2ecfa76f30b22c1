/** Which files below the output folder are spoken for, and by whom. Pure. */
import { BadFile } from "../comments/bad-file.ts";
import { readEach } from "../comments/bad-files.ts";
import { COMMENTERS_FILE } from "../comments/commenters.ts";
import { SITE_INDEX_FILE, THREAD_FILE } from "../comments/site-index.ts";
import { COMMENTS_FEED_FILE, FEED_ARCHIVES } from "./feed-documents.ts";
import { JSON_FEED_FILE } from "./json-feed.ts";
import type { Post } from "./post.ts";

export interface TakenFiles {
  /**
   * Who holds a file or folder, by its path such as `/archive/index.html` in small letters: to many disks
   * `/Archive/` is the same, and one page would be written over the other.
   */
  holders: Map<string, string>;
  /** Folders in which a thread has its files, in small letters too. */
  threads: ReadonlySet<string>;
}

type WithPath = Pick<Post, "path">;

/** What their pages' addresses follow from. */
interface Lists {
  home: readonly WithPath[];
  years: readonly WithPath[];
  months: readonly WithPath[];
  tags: readonly WithPath[];
  withThread: readonly WithPath[];
  commentPages: readonly { post: WithPath; path: string }[];
}

/** By no page of the author's: as the templates in pages/ and machine-files.ts have them. */
const ALWAYS = [
  ...["/archive/", "/tags/", "/search/", "/404.html", "/robots.txt", "/sitemap.xml"],
  ...["/opensearch.xml", "/feed.xml", `/${JSON_FEED_FILE}`, `/${COMMENTS_FEED_FILE}`],
  ...[
    `/${SITE_INDEX_FILE}`,
    `/${COMMENTERS_FILE}`,
    "/assets",
    "/avatars",
    "/images",
    "/search/pagefind",
  ],
];
/** Below its post. Told from the name: a list of those of all threads would be longer than all else together. */
const OF_THREAD = [COMMENTS_FEED_FILE, FEED_ARCHIVES, THREAD_FILE];
const BY_THE_SITE = "the site itself";

/** Throws {@link BadFile} where a post or page would be written over what the site itself has. */
export function takenFiles(posts: readonly Post[], lists: Lists): TakenFiles {
  const threads = new Set(lists.withThread.map(({ path }) => path.toLowerCase()));
  const taken = { holders: new Map<string, string>(), threads };
  for (const path of pathsOf(lists)) take(fileAt(path), BY_THE_SITE, taken);
  readEach(posts, ({ path, file }) => {
    if (holderOf(fileAt(path), taken) === undefined) return;
    const message = `the address of its page would be “${path}”, which is one of ${BY_THE_SITE}; give the file another name`;
    throw new BadFile(file, [{ field: "", message }]);
  });
  for (const { path, file } of posts) take(fileAt(path), file, taken);
  return taken;
}

/** Of the file itself, or of one where it would need a folder. */
export function holderOf(file: string, taken: TakenFiles): string | undefined {
  const wanted = file.toLowerCase();
  for (let end = wanted.indexOf("/", 1); end !== -1; end = wanted.indexOf("/", end + 1)) {
    const holder = holderAt(wanted.slice(0, end), taken);
    if (holder !== undefined) return holder;
  }
  return holderAt(wanted, taken);
}

function holderAt(path: string, { holders, threads }: TakenFiles): string | undefined {
  const isOfThread = (name: string) =>
    path.endsWith(name) && threads.has(path.slice(0, -name.length));
  return holders.get(path) ?? (OF_THREAD.some(isOfThread) ? BY_THE_SITE : undefined);
}

export function take(file: string, holder: string, { holders }: TakenFiles): void {
  holders.set(file.toLowerCase(), holder);
}

function fileAt(path: string): string {
  return path.endsWith("/") ? `${path}index.html` : path;
}

function pathsOf({ home, years, months, tags, commentPages }: Lists): string[] {
  return [
    ...ALWAYS,
    ...[home, years, months, tags].flat().map(({ path }) => path),
    ...commentPages.map(({ post, path }) => post.path + path),
  ];
}
