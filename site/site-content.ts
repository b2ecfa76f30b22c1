/** Everything a build knows of the site: read afresh at its start, and asked by the templates. */
import { momentOf } from "../comments/moment.ts";
import { type SiteDates, siteDates } from "./dates.ts";
import { readSharedPictures, type SharedPictures } from "./images/shared-pictures.ts";
import { readPictures, type SitePictures } from "./images/site-pictures.ts";
import { type PostIndex, postIndex } from "./post-index.ts";
import { readPostSources } from "./post-sources.ts";
import type { SiteSettings } from "./settings.ts";
import { readSiteThreads, type SiteThreads } from "./threads.ts";

export interface SiteContent {
  settings: SiteSettings;
  dates: SiteDates;
  index: PostIndex;
  threads: SiteThreads;
  /** In the text of posts and pages. */
  pictures: SitePictures;
  shared: SharedPictures;
}

/** What the text of a post needs of others, by the paths of their files. */
export interface LinkedContent extends Pick<SiteContent, "settings"> {
  index: { byFile: Pick<PostIndex["byFile"], "get"> };
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
): SiteContent {
  const dates = siteDates(settings.timeZone, settings.language);
  const options = { settings, dates, now: momentOf(now), preview };
  const index = postIndex(readPostSources(root), options);
  const threads = readSiteThreads(root, index, settings.comments);
  const encoded = { encode: !preview };
  const pictures = readPictures(root, index.byFile.values(), encoded);
  const shared = readSharedPictures(root, index.byFile.values(), settings, encoded);
  return { settings, dates, index, threads, pictures, shared };
}
