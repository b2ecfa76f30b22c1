/** The documents that hold all comments on a post as one feed (RFC 5005, section 4). Pure. */
import type { FeedLink } from "./comments-atom.ts";

/** Paths are below the address of the post. */
export interface FeedDocument {
  path: string;
  /** The places in the thread's file that it holds, the end not among them. */
  start: number;
  end: number;
  /** A place is for ever, and so is what an archive holds. */
  isArchive: boolean;
  links: readonly { rel: FeedLink; path: string }[];
}

/** Of the current document. */
export const COMMENTS_FEED_FILE = "comments.xml";
/** The folder of the archives. */
export const FEED_ARCHIVES = "comments/feed";
const IN_DOCUMENT = 50;

/** The current one has the last comments; where there are more, each full part of the thread has an archive. */
export function feedDocuments(places: number): FeedDocument[] {
  const archives = places > IN_DOCUMENT ? Math.floor(places / IN_DOCUMENT) : 0;
  const archive = (rel: FeedLink, number: number) =>
    number < 1 || number > archives ? [] : [{ rel, path: archivePath(number) }];
  const current = {
    path: COMMENTS_FEED_FILE,
    start: Math.max(0, places - IN_DOCUMENT),
    end: places,
    isArchive: false,
    links: [
      { rel: "self" as const, path: COMMENTS_FEED_FILE },
      ...archive("prev-archive", archives),
    ],
  };
  const older = Array.from({ length: archives }, (_, at) => at + 1).map((number) => ({
    path: archivePath(number),
    start: (number - 1) * IN_DOCUMENT,
    end: number * IN_DOCUMENT,
    isArchive: true,
    links: [
      ...archive("self", number),
      { rel: "current" as const, path: COMMENTS_FEED_FILE },
      ...archive("prev-archive", number - 1),
      ...archive("next-archive", number + 1),
    ],
  }));
  return [current, ...older];
}

function archivePath(number: number): string {
  return `${FEED_ARCHIVES}/${number}.xml`;
}
