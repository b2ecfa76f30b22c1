/** Looks for signs of spam in what was sent. It only warns the moderator; nothing is thrown away. */
import { z } from "zod";
import type { Entry } from "../comments/entry.ts";
import { SUSPICIONS, type Suspicion } from "../comments/proposal.ts";

export const SuspicionCode = z.custom<Suspicion>(
  (code) => typeof code === "string" && Object.hasOwn(SUSPICIONS, code),
  "expected a known reason for suspicion",
);

const MANY_LINKS = 3;
const LINK = /\bhttps?:\/\//giu;
// Names have dots too ("J. R. R. Tolkien"), so only endings that spam is known for count.
const LINK_IN_NAME =
  /:\/\/|\bwww\.|\.(?:com|net|org|info|biz|shop|store|xyz|top|online|site|io|ru|cn)\b/iu;

/** `author` is the name that the author of the blog signs with. */
export function suspicionsOf(
  { name, text }: Pick<Entry, "name" | "text">,
  author: string,
): Suspicion[] {
  const found: Suspicion[] = [];
  if ((text.match(LINK)?.length ?? 0) >= MANY_LINKS) found.push("links");
  if (LINK_IN_NAME.test(name)) found.push("link-in-name");
  if (bareName(name) === bareName(author)) found.push("author-name");
  if (!/\p{L}/u.test(text)) found.push("no-letters");
  return found;
}

/** What is left of a name to readers who look at it in passing: its letters and digits. */
function bareName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, "");
}
