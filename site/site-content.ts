/** Everything a build knows of the site: read afresh at its start, and asked by the templates. */
import { momentOf } from "../comments/moment.ts";
import { type SiteDates, siteDates } from "./dates.ts";
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
  pictures: SitePictures;
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
  const pictures = readPictures(root, index.byFile.values(), { encode: !preview });
  return { settings, dates, index, threads, pictures };
}

export interface SiteReader {
  /** Reads at the first call, and after {@link readAgain} at the next. */
  now: () => SiteContent;
  readAgain: () => void;
}

/** Templates, data and feeds of one build ask for the same content. */
export function siteReader(read: () => SiteContent): SiteReader {
  let content: SiteContent | null = null;
  return {
    now: () => {
      content ??= read();
      return content;
    },
    readAgain: () => {
      content = read();
    },
  };
}
