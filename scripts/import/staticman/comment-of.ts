/** A comment as Staticman wrote it, taken or left out for a reason. E-mail addresses stay behind. Pure. */
import { anyMoment } from "../any-moment.ts";
import type { ReadComment } from "../origin.ts";
import type { Reason } from "../reasons.ts";
import { authorName, authorUrl } from "../typed-author.ts";
import { typedMarkdown } from "../typed-markdown.ts";
import { fieldOf } from "./names-of-fields.ts";
import type { Entry } from "./read-entry.ts";
import type { Replies } from "./replies.ts";

/** Many files are named after the moment: `comment-1471818805944`. */
const IN_NAME = /(?<!\d)(?:\d{13}|\d{10})(?!\d)/;

export function commentOf(entry: Entry, replies: Replies, timeZone: string): ReadComment {
  const { fields, stem } = entry;
  const place = { id: replies.idOf(entry), parent: replies.parentOf(entry) };
  const leave = (leftOut: Reason) => ({ ...place, leftOut });
  const date =
    anyMoment(fieldOf(fields, "date"), timeZone) ?? anyMoment(IN_NAME.exec(stem)?.[0] ?? "");
  if (date === null) return leave("no-date");
  const text = typedMarkdown(fieldOf(fields, "text"));
  if (text === null) return leave("empty");
  const author = {
    name: authorName(fieldOf(fields, "name")),
    url: authorUrl(fieldOf(fields, "url")),
    isOwner: false,
  };
  return { ...place, kind: "comment", author, mention: null, date, ...text };
}
