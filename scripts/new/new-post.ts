/** The file of a new post. Pure. */
import { stringify } from "yaml";
import { isPostId } from "../../comments/post-id.ts";
import { siteDates } from "../../site/dates.ts";
import { frontMatterParser } from "../../site/front-matter.ts";
import type { SiteSettings } from "../../site/settings.ts";
import { wordSlug } from "../../site/tag-list.ts";

/** `now` is a moment in UTC. Throws where the title gives no file name, or is no title. */
export function newPost(
  title: string,
  now: string,
  { timeZone, language }: Pick<SiteSettings, "timeZone" | "language">,
): { file: string; text: string } {
  const id = shortened(wordSlug(title));
  if (!isPostId(id)) {
    throw new Error(`“${title}” holds no letter or digit that could make a file name.`);
  }
  const dates = siteDates(timeZone, language);
  const { year, month, day } = dates.parts(now);
  const lines = [
    stringify({ title: title.trim() }, { lineWidth: 0 }).trim(),
    `date: ${year}-${month}-${day}`,
    "tags: []",
    "description:",
    "draft: true",
  ];
  const file = `posts/${id}.md`;
  const text = `---\n${lines.join("\n")}\n---\n\n`;
  frontMatterParser(dates)(text, file);
  return { file, text };
}

/** Whole words while they fit: an id has at most 100 bytes, and a long address is no better. */
function shortened(slug: string): string {
  let short = "";
  for (const word of slug.split("-")) {
    const longer = short === "" ? word : `${short}-${word}`;
    if (Buffer.byteLength(longer) > 80 && short !== "") break;
    short = longer;
  }
  return short;
}
