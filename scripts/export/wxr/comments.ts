/** The comments of a post, as WordPress keeps them. Pure. */
import { commentHtml } from "../../../comments/comment-html.ts";
import {
  type Comment,
  isRemoved,
  type Mention,
  type Thread,
  type WrittenComment,
} from "../../../comments/thread.ts";
import { parentsFirst, threadTree } from "../../../comments/thread-tree.ts";
import { withLivingReplies } from "../../../comments/thread-view.ts";
import { flowedHtml } from "./flowed-html.ts";
import { type CommentMeta, metaElement } from "./meta.ts";
import { wordPressMoment } from "./moments.ts";
import { around, element, escaped } from "./xml.ts";

export interface CommentWriting {
  timeZone: string;
  /** What stands in the place of a removed comment. */
  removed: string;
  /** The account of the author of the blog. */
  account: number;
  /** Gives the next number: WordPress counts all comments of a blog. */
  nextNumber(): number;
}

/** What one comes to, besides its place and its date. */
interface Content {
  author: string;
  url: string;
  html: string;
  type: "comment" | "pingback" | "trackback";
  account: number;
  meta: CommentMeta;
}

/**
 * An element for each that can be seen, and for each removed one that holds up replies. Those that are
 * answered come first: WordPress brings in the lowest number first, and a reply to what is not there yet
 * would lose its place.
 */
export function commentElements({ comments }: Thread, writing: CommentWriting): string[] {
  const order = parentsFirst(threadTree(comments));
  const living = withLivingReplies(order);
  const numbers = new Map<string, number>();
  return order
    .filter((node) => living.has(node))
    .map(({ comment, parent }) => {
      const number = writing.nextNumber();
      numbers.set(comment.id, number);
      const answered = parent === null ? 0 : (numbers.get(parent.comment.id) ?? 0);
      return commentElement(comment, { number, answered }, writing);
    });
}

function commentElement(
  comment: Comment,
  { number, answered }: { number: number; answered: number },
  writing: CommentWriting,
): string {
  const { author, url, html, type, account, meta } = contentOf(comment, writing);
  const { local, utc } = wordPressMoment(comment.date, writing.timeZone);
  return around(
    "wp:comment",
    element("wp:comment_id", number),
    element("wp:comment_author", escaped(author)),
    // Addresses of commenters are not kept here, and so neither are they there.
    element("wp:comment_author_email", ""),
    element("wp:comment_author_url", url),
    element("wp:comment_author_IP", ""),
    element("wp:comment_date", local),
    element("wp:comment_date_gmt", utc),
    element("wp:comment_content", html),
    element("wp:comment_approved", 1),
    element("wp:comment_type", type),
    element("wp:comment_parent", answered),
    element("wp:comment_user_id", account),
    metaElement("wp:commentmeta", meta),
  );
}

function contentOf(comment: Comment, { removed, account }: CommentWriting): Content {
  if (isRemoved(comment)) {
    const meta = { id: comment.id, kind: "removed" as const };
    return { author: "", url: "", html: escaped(removed), type: "comment", account: 0, meta };
  }
  return comment.kind === "comment" ? writtenContent(comment, account) : mentionContent(comment);
}

function writtenContent(
  { id, author, edited, text, format }: WrittenComment,
  account: number,
): Content {
  return {
    author: author.name,
    url: author.url ?? "",
    html: flowedHtml(commentHtml(text, format)),
    type: "comment",
    account: author.owner === true ? account : 0,
    meta: { id, ...(edited === undefined ? {} : { edited }) },
  };
}

/**
 * WordPress knows pingbacks and trackbacks, and shows of them who links and where. A reply by webmention has
 * words that somebody wrote, and is a comment; a like or a mention is a link.
 */
function mentionContent({
  id,
  kind,
  mention,
  author,
  text = "",
  format = "markdown",
}: Mention): Content {
  const by = author === undefined ? {} : { author: author.name };
  const url = author?.url ?? undefined;
  return {
    author: author?.name ?? (mention.title || mention.site),
    url: mention.source,
    html: text === "" ? "" : flowedHtml(commentHtml(text, format)),
    type: kind === "reply" ? "comment" : kind === "trackback" ? "trackback" : "pingback",
    account: 0,
    meta: { id, kind, ...mention, ...by, ...(url === undefined ? {} : { url }) },
  };
}
