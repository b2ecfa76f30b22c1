/** What templates may ask. Functions, since Eleventy copies a plain object of data for every template. */
import type { Author } from "../comments/thread.ts";
import { directionOf, grammarOf } from "../words/grammar.ts";
import { wordsFor } from "../words/words.ts";
import { faceOf } from "./avatars.ts";
import {
  commentsPage,
  commentsTitle,
  lastChangeOf,
  lastChangeOfAny,
  lastCommentOn,
  pageAfter,
  pageBefore,
  pageCount,
  pagesNear,
} from "./comment-pages.ts";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import { excerptOf } from "./excerpt.ts";
import { feedHtml, feedPosts, newestChange } from "./feeds.ts";
import { hasFormScript } from "./form-script.ts";
import { jsonFeed } from "./json-feed.ts";
import { fitOnePage } from "./list-pages.ts";
import { newestComments } from "./newest-comments.ts";
import { addressesAt, linkTo } from "./permalinks.ts";
import { notingLinks } from "./plan/asked-facts.ts";
import type { PostFact, SiteFact } from "./plan/facts.ts";
import type { SiteRun } from "./plan/site-run.ts";
import type { Post } from "./post.ts";
import { directionOfPost } from "./post-direction.ts";
import { readingMinutes } from "./reading-time.ts";
import { relatedPosts } from "./related-posts.ts";
import { reportAddress } from "./report-address.ts";
import { responseRole } from "./response-role.ts";
import { searchElsewhere } from "./search-elsewhere.ts";
import { authorPhoto, cardOf } from "./shared-card.ts";
import { type CommentPage, commentPagesOf } from "./site-lists.ts";
import { contentsOf } from "./table-of-contents.ts";
import { tagPath } from "./tag-list.ts";
import { writeAddress } from "./write-address.ts";

/** By name. */
export function templateGlobals({ content, asked: { note }, settings, preview }: SiteRun) {
  const { redirectOrigins } = settings.staticman;
  const policy = { service: settings.service, preview, redirectOrigins };
  const elsewhere = searchElsewhere(settings.search.elsewhere, settings.url);
  const search = { elsewhere: elsewhere?.origin ?? null };
  const ofPost =
    <T>(name: PostFact, answer: (post: Post) => T) =>
    (post: Post): T => {
      note(name, post);
      return answer(post);
    };
  const ofSite =
    <T>(names: readonly SiteFact[], answer: () => T) =>
    (): T => {
      for (const name of names) note(name);
      return answer();
    };
  return {
    settings,
    words: wordsFor(settings.language),
    direction: directionOf(settings.language),
    policyOf: (post: Post | undefined) =>
      contentSecurityPolicy({ ...policy, script: hasFormScript(post, settings) }),
    searchPolicy: contentSecurityPolicy({ ...policy, script: true, search }),
    searchElsewhere: elsewhere,
    sitePages: ofSite(["navigation"], () => content.index.navigation),
    sitePosts: ofSite(["posts", "pages"], () => content.index.byId.values()),
    neighboursOf: ofPost("near", (post) => content.index.neighbours.get(post)),
    relatedTo: ofPost("related", (post) => relatedPosts(post, content.index)),
    seriesOf: ofPost("series", (post) => content.index.series.get(post)),
    contentsOf: ofPost("text", (post) => contentsOf(post, settings.language)),
    directionOf: ofPost("text", (post) => directionOfPost(post, settings.language)),
    excerptOf: ofPost("text", (post) => excerptOf(post, settings.language)),
    readingMinutes: ofPost("text", ({ body }) => readingMinutes(body())),
    threadOf: ofPost("thread", (post) => content.threads.viewOf(post)),
    commentsPage: (at: CommentPage) => {
      note("thread", at.post);
      return commentsPage(at, content.threads);
    },
    commentPages: ofSite(["further"], () => commentPagesOf(content)),
    lastCommentOn: (at: CommentPage) => {
      note("thread", at.post);
      return lastCommentOn(at, content.threads);
    },
    lastChangeOf: ofPost("thread", (post) => lastChangeOf(post, content.threads)),
    /** The same for who asks it of all posts and pages. */
    lastChanges: ofSite(["threads"], () => (post: Post) => lastChangeOf(post, content.threads)),
    /** Of the lists, which show how many answered each post. */
    lastChangeOfAny: ofSite(["posts", "threads"], () =>
      lastChangeOfAny(content.index.posts, content.threads),
    ),
    cardOf: ofPost("card", (post) => cardOf(post, content)),
    authorPhoto: ofSite(["photo"], () => authorPhoto(content)),
    responsesOf: ofPost("responses", (post) => content.threads.digestOf(post).responses),
    feedPosts: ofSite(["posts"], () => feedPosts(content.index.posts)),
    newestComments: (most: number) => {
      note("comments", most);
      return newestComments(content.index.withThread, content.threads, most);
    },
    jsonFeed: ofSite(["posts", "photo"], () => {
      for (const post of feedPosts(content.index.posts)) {
        note("text", post);
        note("card", post);
      }
      return jsonFeed(content, notingLinks(content, note));
    }),
    tags: ofSite(["posts"], () => content.index.tags),
    years: ofSite(["posts"], () => content.index.years),
    fitOnePage: ofSite(["posts"], () => fitOnePage(content.index.posts)),
  };
}

/** Each takes what stands before the `|`. Only synchronous ones work inside a Nunjucks macro. */
export function templateFilters({ content, asked: { note }, settings }: SiteRun) {
  const grammar = grammarOf(settings.language);
  return {
    day: (moment: string) => content.dates.day(moment),
    month: (moment: string) => content.dates.month(moment),
    monthName: (moment: string) => content.dates.monthName(moment),
    /** Of posts, the newest first: from when to when they are. */
    span: (posts: readonly Post[]) =>
      content.dates.span(posts.at(-1)?.date ?? "", posts[0]?.date ?? ""),
    minute: (moment: string) => content.dates.minute(moment),
    number: grammar.number,
    /** Of a title or an excerpt. */
    direction: grammar.direction,
    /** From a path below the site's address to a link. */
    link: (path: string) => linkTo(path, settings.url),
    absolute: addressesAt(settings.url),
    tagPath,
    /** Of the author of a comment; null where there is no picture. */
    face: (author: Author) => {
      note("photo");
      return faceOf(author, authorPhoto(content), (path) => linkTo(path, settings.url));
    },
    responseRole,
    pageBefore,
    pageAfter,
    pagesNear,
    pageCount,
    commentsTitle: (at: CommentPage) => {
      note("thread", at.post);
      return commentsTitle(at, content.threads, settings.language);
    },
    writeAddress: (post: Post) => writeAddress(post, settings.service),
    /** From the permalink of a comment; null where the author takes no reports. */
    reportAddress: (link: string) =>
      reportAddress(new URL(link, settings.url).href, settings.comments.report),
    hasFormScript: (post: Post | undefined) => hasFormScript(post, settings),
    feedHtml: (post: Post) => {
      note("text", post);
      return feedHtml(post, notingLinks(content, note));
    },
    newestChange,
  };
}
