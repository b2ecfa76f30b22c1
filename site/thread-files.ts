/** The files that hold threads for programs: beside each post as JSON and as a feed, and the newest of the site. */
import { THREAD_FILE } from "../comments/site-index.ts";
import { stableJson } from "../comments/stable-json.ts";
import { Thread } from "../comments/thread.ts";
import { commentsAtom } from "./comments-atom.ts";
import { COMMENTS_FEED_FILE, type FeedDocument, feedDocuments } from "./feed-documents.ts";
import { answeredLast, commentsBetween, newestComments } from "./newest-comments.ts";
import type { OutputFile } from "./output-folder.ts";
import type { Post } from "./post.ts";
import type { SiteContent } from "./site-content.ts";
import { textKey } from "./text-key.ts";

const NEWEST = 50;

export function threadFiles(
  post: Post,
  site: Pick<SiteContent, "threads" | "settings">,
): OutputFile[] {
  const { threads } = site;
  const [key, folder] = [threads.keyOf(post), post.path.slice(1)];
  const json = () => stableJson(Thread, threads.threadOf(post));
  const feeds = feedDocuments(threads.digestOf(post).places).map((document) => ({
    path: folder + document.path,
    key: `${post.key} ${key}`,
    content: () => feedText(post, document, site),
  }));
  return [{ path: folder + THREAD_FILE, key, content: json }, ...feeds];
}

function feedText(
  post: Post,
  { start, end, isArchive, links }: FeedDocument,
  { threads, settings }: Pick<SiteContent, "threads" | "settings">,
): string {
  const about = new URL(post.url, settings.url).href;
  return commentsAtom(
    {
      ...{ title: post.title, about, id: about + COMMENTS_FEED_FILE, isArchive },
      links: links.map(({ rel, path }) => ({ rel, href: about + path })),
      entries: commentsBetween(post, threads, start, end),
    },
    settings,
  );
}

/** The newest comments of all: whoever wants older ones finds them at each post. */
export function newestCommentsFile({ index, threads, settings }: SiteContent): OutputFile {
  const posts = answeredLast(index.withThread, threads, NEWEST);
  const href = settings.url + COMMENTS_FEED_FILE;
  const content = () =>
    commentsAtom(
      {
        ...{ title: settings.title, about: settings.url, id: href, isArchive: false },
        links: [{ rel: "self", href }],
        entries: newestComments(posts, threads, NEWEST),
      },
      settings,
    );
  const keys = posts.map((post) => `${post.key} ${threads.keyOf(post)}`);
  return { path: COMMENTS_FEED_FILE, key: textKey(keys.join("\n")), content };
}
