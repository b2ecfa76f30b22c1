/** What templates may ask. Functions, since Eleventy copies a plain object of data for every template. */
import { directionOf, grammarOf } from "../words/grammar.ts";
import { avatarPath } from "./avatars.ts";
import { commentsPage, commentsTitle, pageAfter, pageBefore } from "./comment-pages.ts";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import { excerptOf } from "./excerpt.ts";
import { feedComments, feedHtml, feedPosts, newestChange } from "./feeds.ts";
import { hasFormScript } from "./form-script.ts";
import { linkTo } from "./permalinks.ts";
import type { Post } from "./post.ts";
import { readingMinutes } from "./reading-time.ts";
import { relatedPosts } from "./related-posts.ts";
import { reportAddress } from "./report-address.ts";
import { searchElsewhere } from "./search-elsewhere.ts";
import type { SiteSettings } from "./settings.ts";
import type { SiteContent } from "./site-content.ts";
import type { CommentPage } from "./site-lists.ts";
import { contentsOf } from "./table-of-contents.ts";
import { tagPath } from "./tag-list.ts";
import { writeAddress } from "./write-address.ts";

/** By name. `site` gives what the present build has read. */
export function templateGlobals(site: () => SiteContent, settings: SiteSettings, preview: boolean) {
  const { redirectOrigins } = settings.staticman;
  const policy = { service: settings.service, preview, redirectOrigins };
  const elsewhere = searchElsewhere(settings.search.elsewhere, settings.url);
  const search = { elsewhere: elsewhere?.origin ?? null };
  return {
    settings,
    direction: directionOf(settings.language),
    policyOf: (post: Post | undefined) =>
      contentSecurityPolicy({ ...policy, script: hasFormScript(post, settings) }),
    searchPolicy: contentSecurityPolicy({ ...policy, script: true, search }),
    searchElsewhere: elsewhere,
    sitePages: () => site().index.pages,
    sitePosts: () => site().index.byId.values(),
    neighboursOf: (post: Post) => site().index.neighbours.get(post),
    relatedTo: (post: Post) => relatedPosts(post, site().index),
    seriesOf: (post: Post) => site().index.series.get(post),
    contentsOf,
    excerptOf,
    readingMinutes: ({ body }: Post) => readingMinutes(body),
    threadOf: (post: Post) => site().threads.viewOf(post),
    commentsPage: (at: CommentPage) => commentsPage(at, site().threads),
    responsesOf: (post: Post) => site().threads.responsesOf(post),
    feedPosts: () => feedPosts(site().index.posts),
    feedComments: (posts: readonly Post[], most?: number) =>
      feedComments(posts, site().threads, most),
  };
}

/** Each takes what stands before the `|`. Only synchronous ones work inside a Nunjucks macro. */
export function templateFilters(site: () => SiteContent, settings: SiteSettings) {
  return {
    day: (moment: string) => site().dates.day(moment),
    month: (moment: string) => site().dates.month(moment),
    minute: (moment: string) => site().dates.minute(moment),
    number: grammarOf(settings.language).number,
    /** From a path below the site's address to a link. */
    link: (path: string) => linkTo(path, settings.url),
    /** The same, where the author may also have written the address of another site. */
    linkOrAddress: (written: string) =>
      written.startsWith("/") ? linkTo(written, settings.url) : written,
    absolute: (link: string) => new URL(link, settings.url).href,
    tagPath,
    avatar: (key: string) => linkTo(`/${avatarPath(key)}`, settings.url),
    pageBefore,
    pageAfter,
    commentsTitle: (at: CommentPage) => commentsTitle(at, site().threads, settings.language),
    writeAddress: (post: Post) => writeAddress(post, settings.service),
    /** From the permalink of a comment; null where the author takes no reports. */
    reportAddress: (link: string) =>
      reportAddress(new URL(link, settings.url).href, settings.comments.report),
    hasFormScript: (post: Post | undefined) => hasFormScript(post, settings),
    feedHtml: (post: Post) => feedHtml(post, site()),
    newestChange,
  };
}
