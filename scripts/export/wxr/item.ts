/** A post or a page with its comments, as an item of a WordPress export. Pure. */
import { slugOf } from "../../../site/permalinks.ts";
import type { Post } from "../../../site/post.ts";
import { tagSlug } from "../../../site/tag-list.ts";
import { metaElement } from "./meta.ts";
import { mailMoment, wordPressMoment } from "./moments.ts";
import { around, element, escaped } from "./xml.ts";

export interface ItemParts {
  /** No other item has it. */
  number: number;
  /** Its whole address. */
  url: string;
  html: string;
  /** Elements that are written already. */
  comments: readonly string[];
  timeZone: string;
  /** The name that the author logs in with. */
  login: string;
}

export function itemElement(
  post: Post,
  { number, url, html, comments, timeZone, login }: ItemParts,
): string {
  const date = wordPressMoment(post.date, timeZone);
  const changed = wordPressMoment(post.updated ?? post.date, timeZone);
  return around(
    "item",
    element("title", escaped(post.title)),
    element("link", url),
    post.date === null ? "" : element("pubDate", mailMoment(post.date)),
    element("dc:creator", login),
    element("guid", url, { isPermaLink: "false" }),
    element("description", ""),
    element("content:encoded", html),
    element("excerpt:encoded", escaped(post.description)),
    element("wp:post_id", number),
    element("wp:post_date", date.local),
    element("wp:post_date_gmt", date.utc),
    element("wp:post_modified", changed.local),
    element("wp:post_modified_gmt", changed.utc),
    element("wp:comment_status", takesComments(post) ? "open" : "closed"),
    element("wp:ping_status", "closed"),
    element("wp:post_name", slugOf(post.file)),
    element("wp:status", statusOf(post)),
    element("wp:post_parent", 0),
    element("wp:menu_order", 0),
    element("wp:post_type", post.kind),
    element("wp:post_password", ""),
    element("wp:is_sticky", Number(post.pinned)),
    ...termsOf(post),
    metaElement("wp:postmeta", { id: post.id }),
    ...comments,
  );
}

/** Whatever has closed them that WordPress has a setting of its own for: age, or no service here. */
function takesComments({ comments }: Post): boolean {
  return (
    comments !== null && comments.closedBecause !== "post" && comments.closedBecause !== "site"
  );
}

function statusOf({ draft, scheduled }: Post): "publish" | "draft" | "future" {
  if (draft) return "draft";
  return scheduled ? "future" : "publish";
}

/** A series is a category: WordPress shows the posts of one together. */
function termsOf({ tags, series }: Post): string[] {
  const term = (domain: string) => (name: string) =>
    element("category", escaped(name), { domain, nicename: tagSlug(name) });
  return [
    ...tags.map(term("post_tag")),
    ...(series === null ? [] : [series].map(term("category"))),
  ];
}
