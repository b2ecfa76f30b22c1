/** What an item of the export is, without its text: a post or a page, or why it is left out. Pure. */
import { importedText } from "../../../comments/imported-html.ts";
import { cleanLine } from "../../../comments/typed-text.ts";
import { postMetaOf } from "../../export/wxr/meta.ts";
import type { ItemName, OpenRequest, PostFacts } from "../origin.ts";
import type { Reason } from "../reasons.ts";
import { childrenNamed, textIn, type XmlNode } from "../xml/xml-tree.ts";
import { firstMoment } from "./moments.ts";

export type Facts = { post: PostFacts; draft: boolean } | { item: ItemName; reason: Reason };

/** Posts of nobody's: menus, styles and settings, which other systems would not know. */
const LEFT_OUT: ReadonlyMap<string, Reason> = new Map([
  ["trash", "trash"],
  ["auto-draft", "unsaved"],
  ["inherit", "other-type"],
]);
/** Now, or from its date on. */
const IS_TO_BE_SEEN = /^(?:publish|future)$/;
const IS_TAG = /^(?:category|post_tag|tag)$/;

export function factsOf(node: XmlNode, { timeZone, take }: OpenRequest): Facts {
  const type = textIn(node, "wp:post_type");
  const kind: PostFacts["kind"] | null = type === "post" || type === "page" ? type : null;
  const ids = postIdsIn(node);
  const { id } = ids;
  const title = plainText(textIn(node, "title"));
  const item: ItemName = { what: kind ?? "other", id, title };
  if (kind === null) return { item, reason: type === "attachment" ? "attachment" : "other-type" };
  const status = textIn(node, "wp:status") || "publish";
  const isProtected = textIn(node, "wp:post_password") !== "";
  const date = dateOf(node, timeZone);
  const reason = [
    id === "" && "no-id",
    LEFT_OUT.get(status),
    status === "private" && !take.private && "private",
    isProtected && !take.protected && "protected",
    date === null && kind === "post" && "no-date",
  ].find((why): why is Reason => typeof why === "string");
  if (reason !== undefined) return { item, reason };
  const isPublished = status === "publish" && !isProtected;
  const address = textIn(node, "link") || null;
  const slug = decoded(textIn(node, "wp:post_name"));
  const post = { ...ids, kind, title, slug, date, address, isPublished, tags: tagsOf(node) };
  // What has a password would be open to all when its day comes.
  return { post, draft: isProtected || !IS_TO_BE_SEEN.test(status) };
}

/**
 * One that left here is known by the id that it had: the numbers of an export are others each time. The
 * oldest exports have no numbers, and each post an address that stays.
 */
function postIdsIn(node: XmlNode): { id: string; earlierId?: string } {
  const ours = postMetaOf(node);
  if (ours !== null) return { id: `stet:${ours.id}` };
  const number = textIn(node, "wp:post_id");
  const address = textIn(node, "guid") || textIn(node, "link");
  return number === "" ? { id: address } : { id: number, earlierId: address };
}

function dateOf(node: XmlNode, timeZone: string): string | null {
  const written = {
    utc: textIn(node, "wp:post_date_gmt"),
    local: textIn(node, "wp:post_date"),
    mail: textIn(node, "pubDate"),
  };
  return firstMoment(written, timeZone);
}

/** Categories as well. The one that WordPress gives to posts without any says nothing. */
function tagsOf(node: XmlNode): string[] {
  const terms = childrenNamed(node, "category").filter(({ attributes }) => {
    const { domain = "category", nicename = "" } = attributes;
    return IS_TAG.test(domain) && nicename !== "uncategorized";
  });
  // Older exports name each twice, once without its slug.
  return [...new Set(terms.map(({ text }) => plainText(text)).filter((name) => name !== ""))];
}

/** Titles and names may hold tags and entities. */
export function plainText(html: string): string {
  return cleanLine(/[<&]/.test(html) ? importedText(html) : html);
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}
