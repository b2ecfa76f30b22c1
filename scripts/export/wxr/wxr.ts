/** All posts, pages and comments as WordPress exports them (WXR 1.2). */
import { readSubmissions, readThread, threadIds } from "../../../comments/data-files.ts";
import { countResponses } from "../../../comments/thread.ts";
import { siteDates } from "../../../site/dates.ts";
import { frontMatterParser } from "../../../site/front-matter.ts";
import { type Post, type PostOptions, postOf } from "../../../site/post.ts";
import { eachPostSource } from "../../../site/post-sources.ts";
import { wordSlug } from "../../../site/tag-list.ts";
import { wordsFor } from "../../../words/words.ts";
import { counted } from "../../counted.ts";
import { ownCopy } from "../../import/own-copy.ts";
import { wholeThreads } from "../../whole-threads.ts";
import { type Contents, contentsOf } from "../contents.ts";
import type { Exported, ExportRequest } from "../exporter.ts";
import { type CommentWriting, commentElements } from "./comments.ts";
import { itemElement } from "./item.ts";
import { mailMoment } from "./moments.ts";
import { postHtml } from "./post-html.ts";
import { around, element, escaped } from "./xml.ts";

const NAMESPACES = {
  excerpt: "http://wordpress.org/export/1.2/excerpt/",
  content: "http://purl.org/rss/1.0/modules/content/",
  wfw: "http://wellformedweb.org/CommentAPI/",
  dc: "http://purl.org/dc/elements/1.1/",
  wp: "http://wordpress.org/export/1.2/",
};
/** There is one author here. */
const ACCOUNT = 1;

type LinkedPost = Pick<Post, "id" | "url">;

export function exportWxr(request: ExportRequest): Exported {
  const contents: Contents = { posts: 0, pages: 0, comments: 0 };
  const posts = linkedPosts(request);
  const report = () => {
    const lost = commentsOnNothing(request.root, posts);
    return [
      contentsOf(contents),
      ...(lost === 0
        ? []
        : [
            `${counted(lost, "comment")} on posts that are not here left out: the export as json has them.`,
          ]),
      "Pictures and other files are not in it: their addresses lead to where the site has them.",
    ];
  };
  return { parts: parts(request, posts, contents), report };
}

function* parts(
  request: ExportRequest,
  posts: ReadonlyMap<string, LinkedPost>,
  contents: Contents,
): Generator<string> {
  const { root, settings, now } = request;
  const { timeZone, language } = settings;
  const login = loginOf(settings.author);
  const threadOf = wholeThreads(root, settings.comments.perPage);
  const read = postReader(request);
  let number = 0;
  const writing: CommentWriting = {
    timeZone,
    removed: wordsFor(language).thread.removed,
    account: ACCOUNT,
    nextNumber: () => {
      number += 1;
      return number;
    },
  };
  yield opening(request, login, now);
  for (const source of eachPostSource(root)) {
    const post = read(source);
    const { thread } = threadOf(post.id);
    contents[`${post.kind}s`] += 1;
    contents.comments += countResponses(thread);
    yield itemElement(post, {
      number: contents.posts + contents.pages,
      url: new URL(post.url, settings.url).href,
      html: postHtml(post, { index: { byFile: posts }, settings, pictures: new Map() }),
      comments: commentElements(thread, writing),
      timeZone,
      login,
    });
  }
  yield "</channel>\n</rss>\n";
}

function opening({ settings }: ExportRequest, login: string, now: string): string {
  const { title, description, url, language, author } = settings;
  const address = url.replace(/\/$/, "");
  const spaces = Object.entries(NAMESPACES).map(([name, uri]) => ` xmlns:${name}="${uri}"`);
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"${spaces.join("")}>\n<channel>\n`,
    element("title", escaped(title)),
    element("link", address),
    element("description", escaped(description)),
    element("pubDate", mailMoment(now)),
    element("language", language),
    element("wp:wxr_version", "1.2"),
    element("wp:base_site_url", address),
    element("wp:base_blog_url", address),
    around(
      "wp:author",
      element("wp:author_id", ACCOUNT),
      element("wp:author_login", login),
      element("wp:author_email", ""),
      element("wp:author_display_name", escaped(author)),
      element("wp:author_first_name", ""),
      element("wp:author_last_name", ""),
    ),
  ].join("");
}

function loginOf(author: string): string {
  return wordSlug(author) || "author";
}

/** By their files: links in texts lead to each other. All of every post would fill the memory. */
function linkedPosts(request: ExportRequest): Map<string, LinkedPost> {
  const read = postReader(request);
  const posts = new Map<string, LinkedPost>();
  for (const source of eachPostSource(request.root)) {
    const { file, id, url } = read(source);
    posts.set(ownCopy(file), ownCopy({ id, url }));
  }
  return posts;
}

function postReader({ settings, now }: ExportRequest) {
  const dates = siteDates(settings.timeZone, settings.language);
  const options: PostOptions = { settings, dates, now, parse: frontMatterParser(dates) };
  return (source: Parameters<typeof postOf>[0]) => postOf(source, options);
}

function commentsOnNothing(root: string, posts: ReadonlyMap<string, LinkedPost>): number {
  const ids = new Set([...posts.values()].map(({ id }) => id));
  const unmerged = readSubmissions(root).filter(({ submission }) => !ids.has(submission.post));
  const lost = threadIds(root).filter((id) => !ids.has(id));
  return lost.reduce((sum, id) => sum + readThread(root, id).comments.length, unmerged.length);
}
