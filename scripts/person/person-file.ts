/** All that is here of a person, as a file to hand over: the right of access, and that to take it along. Pure. */
import type { SiteSettings } from "../../site/settings.ts";
import { visibleJson } from "../terminal-text.ts";
import type { PlacedComment } from "./places.ts";

export function personFile(
  asked: string,
  comments: readonly PlacedComment[],
  { title, url }: Pick<SiteSettings, "title" | "url">,
): string {
  const file = {
    version: 1,
    asked,
    site: { title, url },
    comments: comments.map((one) => ({
      post: one.post,
      title: one.title,
      url: one.url,
      number: one.number,
      merged: one.isMerged,
      comment: one.comment,
    })),
  };
  return `${visibleJson(file)}\n`;
}
