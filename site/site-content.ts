/** Everything a build knows of the site: read afresh at its start, and asked by the templates. */
import { momentOf } from "../comments/moment.ts";
import { type SiteDates, siteDates } from "./dates.ts";
import type { KnownPictures } from "./images/picture-facts.ts";
import { readSharedPictures, type SharedPictures } from "./images/shared-pictures.ts";
import { readPictures, type SitePictures } from "./images/site-pictures.ts";
import type { Post } from "./post.ts";
import { type PostIndex, postIndex } from "./post-index.ts";
import { type KnownPosts, readPosts } from "./read-posts.ts";
import type { SiteSettings } from "./settings.ts";
import {
  type KnownThreadFiles,
  type KnownThreads,
  readSiteThreads,
  type SiteThreads,
} from "./threads.ts";

export interface SiteContent {
  settings: SiteSettings;
  dates: SiteDates;
  index: PostIndex;
  threads: SiteThreads;
  /** In the text of posts and pages. */
  pictures: SitePictures;
  shared: SharedPictures;
}

/** What a build knows of files that need not be read again where they are the same. */
export interface KnownContent extends KnownPosts, KnownThreadFiles, KnownPictures {}

/** As it was read from the files. */
export interface ReadSite {
  content: SiteContent;
  posts: readonly Post[];
  threads: KnownThreads;
}

/** What the text of a post needs of others, by the paths of their files. */
export interface LinkedContent extends Pick<SiteContent, "settings"> {
  index: { byFile: Pick<ReadonlyMap<string, Pick<Post, "url">>, "get"> };
  pictures: Pick<SitePictures, "get">;
}

export interface ReadOptions {
  /** Milliseconds since 1970. */
  now: number;
  /** Drafts are shown, and pictures as they are: to encode them takes its time. */
  preview: boolean;
}

/** `root` is the folder of the repository. Throws {@link BadFile} where a file is wrong. */
export function readSite(
  root: string,
  settings: SiteSettings,
  { now, preview }: ReadOptions,
  before: KnownContent | null = null,
): ReadSite {
  const dates = siteDates(settings.timeZone, settings.language);
  const posts = readPosts(root, { settings, dates, now: momentOf(now) }, before);
  const index = postIndex(posts, { settings, preview });
  const { known, ...threads } = readSiteThreads(root, index, settings.comments, before);
  const encoded = { encode: !preview };
  const pictures = readPictures(root, index.byFile.values(), encoded, before);
  const shared = readSharedPictures(root, index.byFile.values(), settings, encoded, before);
  const content = { settings, dates, index, threads, pictures, shared };
  return { content, posts, threads: known };
}
