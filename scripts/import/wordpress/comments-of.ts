/** The comments of an item, each taken or left out for a reason. E-mail and IP addresses stay behind. Pure. */
import { createHash } from "node:crypto";
import { importedHtml } from "../../../comments/imported-html.ts";
import type { Mention } from "../../../comments/thread.ts";
import { cleanLine, isBlank } from "../../../comments/typed-text.ts";
import { webAddressOf } from "../../../comments/web-address.ts";
import { type CommentMeta, commentMetaOf } from "../../export/wxr/meta.ts";
import type { ReadComment, TakenComment } from "../origin.ts";
import type { Reason } from "../reasons.ts";
import { authorName, nameWithoutEmail } from "../typed-author.ts";
import { childrenNamed, textIn, type XmlNode } from "../xml/xml-tree.ts";
import { firstMoment } from "./moments.ts";
import { plainText } from "./post-facts.ts";
import type { Writer } from "./survey.ts";
import { commentHtml } from "./text/comment-html.ts";

export interface CommentContext {
  timeZone: string;
  /** Who wrote the post. */
  writer: Writer;
}

// No objects: plugins name their own, such as “constructor”.
const NOT_APPROVED: ReadonlyMap<string, Reason> = new Map([
  ["spam", "spam"],
  ["trash", "trash"],
  ["post-trashed", "trash"],
]);
const KINDS: ReadonlyMap<string, TakenComment["kind"]> = new Map([
  ["", "comment"],
  ["comment", "comment"],
  ["pingback", "pingback"],
  ["trackback", "trackback"],
]);

const ID_DIGITS = 20;

type Place = "id" | "earlierId" | "parent";

export function commentsOf(item: XmlNode, context: CommentContext): ReadComment[] {
  return childrenNamed(item, "wp:comment").map((node) => commentOf(node, context));
}

function commentOf(node: XmlNode, { timeZone, writer }: CommentContext): ReadComment {
  const parent = textIn(node, "wp:comment_parent");
  const ours = commentMetaOf(node);
  const place = {
    ...idsIn(node),
    parent: parent === "" || parent === "0" ? null : parent,
    ...(ours === null ? {} : { ownId: ours.id }),
  };
  const approved = textIn(node, "wp:comment_approved");
  const kind = KINDS.get(textIn(node, "wp:comment_type"));
  const date = firstMoment(
    { utc: textIn(node, "wp:comment_date_gmt"), local: textIn(node, "wp:comment_date") },
    timeZone,
  );
  const leave = (leftOut: Reason) => ({ ...place, leftOut });
  if (place.id === "") return leave("no-id");
  if (approved !== "1" && approved !== "approve")
    return leave(NOT_APPROVED.get(approved) ?? "unapproved");
  if (kind === undefined) return leave("other-kind");
  if (date === null) return leave("no-date");
  if (ours?.kind === "removed") return { ...place, removed: true, date };
  const content = textIn(node, "wp:comment_content");
  if (ours?.kind !== undefined) return ownMention(ours, ours.kind, { ...place, date, content });
  if (kind !== "comment") return mentionOf(node, { ...place, kind, date, content });
  const text = importedHtml(commentHtml(content));
  if (isBlank(text) && ours === null) return leave("empty");
  const author = {
    name: authorName(plainText(textIn(node, "wp:comment_author"))),
    url: webAddressOf(textIn(node, "wp:comment_author_url")),
    isOwner: isOwner(node, writer),
  };
  const edited = ours?.edited === undefined ? {} : { edited: ours.edited };
  return { ...place, kind, author, mention: null, date, ...edited, format: "html", text };
}

/** The oldest exports number no comments: who said what, and when, tells one from the others. */
function idsIn(node: XmlNode): { id: string; earlierId?: string } {
  const number = textIn(node, "wp:comment_id");
  const hash = saidHash(node);
  return number === "" ? { id: hash } : { id: number, earlierId: hash };
}

function saidHash(node: XmlNode): string {
  const said = ["date_gmt", "date", "author", "content"].map((name) =>
    textIn(node, `wp:comment_${name}`),
  );
  if (said.every((part) => part === "")) return "";
  return createHash("sha256").update(said.join("\n")).digest("hex").slice(0, ID_DIGITS);
}

/** One that left here: WordPress has no field for most of it. */
function ownMention(
  { source, title = "", site = "", author, url }: CommentMeta,
  kind: Mention["kind"],
  { content, ...place }: Pick<TakenComment, Place | "date"> & { content: string },
): ReadComment {
  if (source === undefined) return { ...place, leftOut: "no-source" };
  const by =
    author === undefined ? null : { name: cleanLine(author), url: url ?? null, isOwner: false };
  const mention = { source, title: cleanLine(title), site: cleanLine(site) };
  const text = importedHtml(commentHtml(content));
  return { ...place, kind, author: by, mention, format: "html", text };
}

/** By their account: a name or an address could have been typed by anyone. */
function isOwner(node: XmlNode, writer: Writer): boolean {
  const user = textIn(node, "wp:comment_user_id");
  if (user === "" || user === "0") return false;
  const { accounts, names } = writer;
  return accounts.size > 0 ? accounts.has(user) : names.has(textIn(node, "wp:comment_author"));
}

function mentionOf(
  node: XmlNode,
  {
    kind,
    date,
    content,
    ...place
  }: Pick<TakenComment, Place | "kind" | "date"> & {
    content: string;
  },
): ReadComment {
  const source = webAddressOf(textIn(node, "wp:comment_author_url"));
  if (source === null) return { ...place, leftOut: "no-source" };
  const named = nameWithoutEmail(plainText(textIn(node, "wp:comment_author")));
  // WordPress puts the title that a trackback gives before its text.
  const [whole = "", strong] = /^\s*<strong>([^<]*)<\/strong>\s*/.exec(content) ?? [];
  const [, title, site] = /^(.+)\s[«»|]\s(.+)$/.exec(named) ?? [];
  const host = new URL(source).hostname;
  const mention =
    strong === undefined
      ? { source, title: title ?? named, site: site ?? host }
      : { source, title: plainText(strong), site: named || host };
  const text = importedHtml(commentHtml(content.slice(whole.length)));
  return { ...place, kind, author: null, mention, date, format: "html", text };
}
