/** The file of an imported post: front matter as an author would write it, and its text. Pure. */
import { DateTime } from "luxon";
import { stringify } from "yaml";
import { cleanLine } from "../../comments/typed-text.ts";
import type { FrontMatterParser } from "../../site/front-matter.ts";
import type { ImportedPost } from "./origin.ts";

export interface PostFile {
  title: string;
  aliases: readonly string[];
  tags: readonly string[];
  /** A path below the site's address, or an address. */
  image: string | null;
  /** Markdown. */
  text: string;
}

export interface PostFileContext {
  /** Its path in the repository. */
  file: string;
  timeZone: string;
  parse: FrontMatterParser;
}

/** Throws `BadFile` where the build would: better now than after everything is written. */
export function postFileText(
  post: ImportedPost,
  { title, aliases, tags, image, text }: PostFile,
  { file, timeZone, parse }: PostFileContext,
): string {
  const date = (moment: string) => localDate(moment, timeZone);
  const description = cleanLine(post.description);
  const lines = {
    title,
    ...(post.date === null ? {} : { date: date(post.date) }),
    ...(post.updated === null ? {} : { updated: date(post.updated) }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(description === "" ? {} : { description }),
    ...(image === null ? {} : { image }),
    ...(post.pinned ? { pinned: true } : {}),
    ...(post.draft ? { draft: true } : {}),
    ...(post.navigation ? {} : { navigation: false }),
    ...(post.comments === null || isDefault(post) ? {} : { comments: post.comments }),
    ...(aliases.length === 0 ? {} : { aliases }),
  };
  const yaml = stringify(lines, { lineWidth: 0, flowCollectionPadding: false });
  const body = text.trim();
  const whole = `---\n${yaml}---\n${body === "" ? "" : `\n${body}\n`}`;
  parse(whole, file);
  return whole;
}

/** A post has open comments unless it says otherwise, a page none. */
function isDefault({ kind, comments }: ImportedPost): boolean {
  return kind === "post" && comments === "open";
}

/** With an offset where the clock there shows a time twice. */
function localDate(moment: string, zone: string): string {
  const local = DateTime.fromISO(moment, { zone });
  const isTwice = local.getPossibleOffsets().length > 1;
  if (isTwice) return local.toISO({ suppressMilliseconds: true }) ?? moment;
  return local.toFormat("yyyy-MM-dd HH:mm:ss").replace(/:00$/, "");
}
