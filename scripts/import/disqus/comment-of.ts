/** A comment of a Disqus export, taken or left out for a reason. E-mail and IP addresses stay behind. Pure. */
import { importedHtml } from "../../../comments/imported-html.ts";
import { anyMoment } from "../any-moment.ts";
import type { ReadComment } from "../origin.ts";
import type { Reason } from "../reasons.ts";
import { saysNothing } from "../says-nothing.ts";
import { authorName, authorUrl } from "../typed-author.ts";
import { childNamed, textIn, type XmlNode } from "../xml/xml-tree.ts";
import { accountIn, keyOf } from "./keys.ts";
import { messageHtml } from "./message-html.ts";

export function commentOf(node: XmlNode, { owner }: { owner: string | null }): ReadComment {
  const parent = childNamed(node, "parent");
  const place = { id: keyOf(node), parent: parent === undefined ? null : keyOf(parent) || null };
  const leave = (leftOut: Reason) => ({ ...place, leftOut });
  if (place.id === "") return leave("no-id");
  const unwanted = reasonAgainst(node);
  if (unwanted !== null) return leave(unwanted);
  const date = anyMoment(textIn(node, "createdAt"));
  if (date === null) return leave("no-date");
  const text = importedHtml(messageHtml(textIn(node, "message")));
  if (saysNothing(text)) return leave("empty");
  const author = authorOf(childNamed(node, "author"), owner);
  return { ...place, kind: "comment", author, mention: null, date, format: "html", text };
}

function reasonAgainst(node: XmlNode): Reason | null {
  if (textIn(node, "isSpam") === "true") return "spam";
  if (textIn(node, "isDeleted") === "true") return "deleted";
  return textIn(node, "isApproved") === "false" ? "unapproved" : null;
}

function authorOf(author: XmlNode | undefined, owner: string | null) {
  if (author === undefined) return { name: authorName(""), url: null, isOwner: false };
  const account = accountIn(author);
  return {
    name: authorName(textIn(author, "name") || textIn(author, "username")),
    url: authorUrl(textIn(author, "link") || textIn(author, "url")),
    isOwner: account !== null && account === owner,
  };
}
