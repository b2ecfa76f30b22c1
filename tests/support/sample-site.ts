/** Posts and settings for tests of the site: small, valid, and different only where a test says so. */
import { emptyThread, type Thread } from "../../comments/thread.ts";
import { contentId } from "../../site/content-ids.ts";
import { siteDates } from "../../site/dates.ts";
import { frontMatterParser } from "../../site/front-matter.ts";
import { postOf } from "../../site/post.ts";
import { postIndex } from "../../site/post-index.ts";
import { defineSite, type SiteSettings, type WrittenSettings } from "../../site/settings.ts";
import type { SiteContent } from "../../site/site-content.ts";
import { factsOf, siteThreads } from "../../site/threads.ts";

export const NOW = "2026-06-01T12:00:00Z";

export function sampleSettings(changes: Partial<WrittenSettings> = {}): SiteSettings {
  return defineSite({
    title: "A blog",
    description: "Posts and answers.",
    url: "https://blog.example/",
    author: "Ada",
    language: "en",
    timeZone: "Europe/Berlin",
    permalink: "/{year}/{id}/",
    postsPerPage: 5,
    comments: { open: true, closeAfterDays: null, maxDepth: 8 },
    service: "https://comments.example/",
    gitHost: { kind: "git", branch: "main", remote: null },
    ...changes,
  });
}

/** The text of a post. `lines` replace and add to its front matter. */
export function postText(lines: Readonly<Record<string, string>> = {}, body = "Hello.\n"): string {
  const all = { title: "A post", date: "2026-05-28", ...lines };
  const yaml = Object.entries(all).map(([key, value]) => `${key}: ${value}\n`);
  return `---\n${yaml.join("")}---\n\n${body}`;
}

export interface SampleOptions {
  settings?: SiteSettings;
  threads?: readonly Thread[];
  now?: string;
  preview?: boolean;
}

/** A site with these files, by path, as a build would read it. */
export function sampleSite(
  files: Readonly<Record<string, string>>,
  { settings = sampleSettings(), threads = [], now = NOW, preview = false }: SampleOptions = {},
): SiteContent {
  const dates = siteDates(settings.timeZone, settings.language);
  const options = { settings, dates, now, parse: frontMatterParser(dates) };
  const posts = Object.entries(files).map(([file, text]) => {
    const kind = file.startsWith("pages/") ? "page" : "post";
    return postOf({ kind, file, contentId: contentId(text), text }, options);
  });
  const index = postIndex(posts, { settings, preview });
  const byPost = new Map(threads.map((thread) => [thread.post, thread]));
  const facts = new Map(threads.map((thread) => [thread.post, factsOf(thread)]));
  const threadOf = (post: string) => byPost.get(post) ?? emptyThread(post);
  const views = siteThreads(threadOf, facts, settings.comments.maxDepth);
  return {
    settings,
    dates,
    index,
    threads: { ...views, reports: [] },
    pictures: new Map(),
    shared: { photo: null, cards: new Map() },
  };
}
