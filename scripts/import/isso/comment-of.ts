/** A comment as Isso keeps it, taken or left out for a reason. Pure. */
import { anyMoment } from "../any-moment.ts";
import type { ReadComment } from "../origin.ts";
import type { Reason } from "../reasons.ts";
import { authorName, authorUrl } from "../typed-author.ts";
import { typedMarkdown } from "../typed-markdown.ts";
import type { IssoRow } from "./rows.ts";

const MODES: Readonly<Record<string, Reason | null>> = {
  "1": null,
  "2": "unapproved",
  "4": "deleted",
};

export function commentOf(row: IssoRow): ReadComment {
  const place = { id: row.id, parent: row.parent === "" || row.parent === "0" ? null : row.parent };
  const leave = (leftOut: Reason) => ({ ...place, leftOut });
  if (row.id === "") return leave("no-id");
  const mode = MODES[row.mode];
  if (mode !== null) return leave(mode ?? "unapproved");
  const date = anyMoment(row.created);
  if (date === null) return leave("no-date");
  const text = typedMarkdown(row.text);
  if (text === null) return leave("empty");
  const changed = anyMoment(row.modified);
  const author = { name: authorName(row.author), url: authorUrl(row.website), isOwner: false };
  return {
    ...place,
    ...{ kind: "comment", author, mention: null, date },
    ...(changed !== null && changed > date ? { edited: changed } : {}),
    ...text,
  };
}
