/** Writes what waits as an Atom feed (RFC 4287). */
import { html, raw } from "hono/html";
import { commentHtml } from "../../comments/comment-html.ts";
import { reviewOf } from "../../comments/review/comment-review.ts";
import { extractOf } from "../../comments/review/extract.ts";
import { addressFact, count, quotedTitle, shownName } from "../../comments/review/review-item.ts";
import { xmlText } from "../../comments/xml-text.ts";
import type { WaitingComment, Waits } from "./waiting-comments.ts";

export const FEED_TYPE = "application/atom+xml; charset=utf-8";

export interface FeedHead {
  /** Of the site. */
  title: string;
  serviceUrl: string;
}

/** Of an empty feed, which has no moment of its own. */
const LONG_AGO = "1970-01-01T00:00:00Z";

/** The feed's own address is left out: it holds the key. */
export function atomFeed({ comments, suspects }: Waits, head: FeedHead): string {
  const updated = [suspects.updated, ...comments.map(({ proposed }) => proposed)].sort();
  const feed = html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>Comments that wait on ${head.title}</title>
<id>${head.serviceUrl}waiting.atom</id>
<updated>${updated.at(-1) || LONG_AGO}</updated>
${comments.map(entryOf)}
${suspects.count === 0 ? "" : suspectsEntry(suspects, head)}
</feed>`;
  return xmlText(String(feed));
}

function entryOf(waiting: WaitingComment) {
  const { submission, post } = waiting.item;
  return html`<entry>
<title>${reviewOf({ ...waiting.item, suspicions: [] }).title}</title>
<id>urn:stet:comment:${submission.id}</id>
${post === null ? "" : html`<link href="${post.url}"/>`}
<author><name>${shownName(submission.author.name)}</name></author>
<published>${submission.date}</published>
<updated>${waiting.proposed}</updated>
<content type="html">${String(contentOf(waiting))}</content>
</entry>
`;
}

/** One for all, and always the same one, so that a flood is not a hundred entries to be read. */
function suspectsEntry({ count: all, shown, updated }: Waits["suspects"], { title }: FeedHead) {
  const more = all - shown.length;
  const content = html`<p>They are marked as spam after a while, unless you say otherwise.</p>
<ul>${shown.map(({ item, reasons }) => html`<li>${extractOf(item.submission, quotedTitle(item))} (${reasons.join("; ")})</li>`)}</ul>
${more === 0 ? "" : html`<p>${count(more, "more comment")} not shown.</p>`}
<p><code>npm run moderate</code></p>`;
  return html`<entry>
<title>${count(all, "comment")} suspected to be spam</title>
<id>urn:stet:suspects</id>
<author><name>${title}</name></author>
<updated>${updated}</updated>
<content type="html">${String(content)}</content>
</entry>
`;
}

/** Our own words come after the comment and a rule, so that it cannot pass for them. */
function contentOf({ item }: WaitingComment) {
  const { submission, post } = item;
  return html`${raw(commentHtml(submission.text, "markdown"))}<hr>
<p>${shownName(submission.author.name)}${site(submission.author.url)}, on ${post?.title ?? submission.post}. ${answered(item)}${addressFact({ ...item, suspicions: [] })}</p>
<p><code>npm run moderate -- approve ${submission.id}</code></p>`;
}

/** As words: whoever opens a visitor's site does so by hand. */
function site(url: string | null): string {
  return url === null ? "" : ` (${url})`;
}

function answered({ parent }: WaitingComment["item"]): string {
  if (parent === null) return "";
  if (parent === "unknown") return "It answers a comment that could not be looked up. ";
  return `It answers a comment by ${shownName(parent.name)}. `;
}
