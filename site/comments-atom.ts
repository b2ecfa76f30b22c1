/** Writes comments as Atom (RFC 4287) with threading (RFC 4685). */
import { html } from "hono/html";
import { LINK_REL } from "../comments/comment-links.ts";
import { xmlText } from "../comments/xml-text.ts";
import { type Words, wordsFor } from "../words/words.ts";
import { newestChange } from "./feeds.ts";
import type { FeedComment } from "./newest-comments.ts";
import type { SiteSettings } from "./settings.ts";

/** Addresses are absolute. */
export interface CommentsFeed {
  /** Of what is commented on, with its address. */
  title: string;
  about: string;
  /** The address of its current document, whichever this one is. */
  id: string;
  /** To this document, and to others that hold the rest of the feed (RFC 5005). */
  links: readonly { rel: FeedLink; href: string }[];
  /** It holds older comments, and nobody need ask for it twice. */
  isArchive: boolean;
  entries: readonly FeedComment[];
}

export type FeedLink = "self" | "current" | "prev-archive" | "next-archive";

export function commentsAtom(
  { title, about, id, links, isArchive, entries }: CommentsFeed,
  settings: Pick<SiteSettings, "language" | "author" | "url">,
): string {
  const words = wordsFor(settings.language);
  const text = html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="${settings.language}">
<title>${words.site.commentsFeedTitle(title)}</title>
<id>${id}</id>
<link href="${about}"/>
${links.map(linkElement)}${isArchive ? html`<fh:archive/>\n` : ""}<updated>${newestChange(entries)}</updated>
<author><name>${settings.author}</name></author>
${entries.map((entry) => entryElement(entry, settings.url, words))}</feed>`;
  return xmlText(String(text));
}

function linkElement({ rel, href }: CommentsFeed["links"][number]) {
  return html`<link rel="${rel}" type="application/atom+xml" href="${href}"/>\n`;
}

function entryElement(
  { post, comment, updated, answers }: FeedComment,
  site: string,
  words: Words,
) {
  const { author, mention, date } = comment;
  const name = author?.name || mention?.site || mention?.source;
  const url = new URL(comment.url, site).href;
  const answered = new URL(answers, site).href;
  return html`<entry>
<title>${words.thread.commentBy(name ?? "", post.title)}</title>
<id>${url}</id>
<link href="${url}"/>
<published>${date}</published>
<updated>${updated}</updated>
<author><name>${name}</name>${author?.url ? html`<uri>${author.url}</uri>` : ""}</author>
<thr:in-reply-to ref="${answered}" href="${answered}"/>
${contentElement(comment, words)}</entry>
`;
}

function contentElement({ kind, mention, html: written }: FeedComment["comment"], words: Words) {
  if (mention === null) return html`<content type="html">${written}</content>\n`;
  const { mention: names } = words.thread;
  const what = kind === "comment" || kind === "removed" ? "" : names[kind] + words.marks.colon;
  const { source, title } = mention;
  const named = html`<p>${what}<a href="${source}" rel="${LINK_REL}">${title || source}</a></p>`;
  return html`<content type="html">${String(named)}\n${written}</content>\n`;
}
