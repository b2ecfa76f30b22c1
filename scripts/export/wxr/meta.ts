/**
 * What WordPress has no field for, kept beside a post or a comment in its own (`wp:postmeta`,
 * `wp:commentmeta`): it goes in and out of WordPress, and our import knows its own again.
 */
import { z } from "zod";
import { CommentId } from "../../../comments/comment-id.ts";
import { Moment } from "../../../comments/moment.ts";
import { PostId } from "../../../comments/post-id.ts";
import { WebAddress } from "../../../comments/web-address.ts";
import { childrenNamed, textIn, type XmlNode } from "../../import/xml/xml-tree.ts";
import { around, element } from "./xml.ts";

const KEY = "_stet";

const PostMeta = z.object({ id: PostId });

/** Of a comment. Of a mention, also all that is another site's. */
export const CommentMeta = z.object({
  id: CommentId,
  edited: Moment.exactOptional(),
  kind: z
    .enum(["pingback", "trackback", "reply", "like", "repost", "mention", "removed"])
    .exactOptional(),
  source: WebAddress.exactOptional(),
  title: z.string().exactOptional(),
  site: z.string().exactOptional(),
  author: z.string().min(1).exactOptional(),
  url: WebAddress.exactOptional(),
});
export type CommentMeta = z.infer<typeof CommentMeta>;

/** `values` are written as the query of an address is: older importers lose every backslash that JSON would need. */
export function metaElement(
  name: "wp:postmeta" | "wp:commentmeta",
  values: z.infer<typeof PostMeta> | CommentMeta,
): string {
  const value = new URLSearchParams(Object.entries(values)).toString();
  return around(name, element("wp:meta_key", KEY), element("wp:meta_value", value));
}

/** Null where a post is none of ours. */
export function postMetaOf(item: XmlNode): z.infer<typeof PostMeta> | null {
  return metaOf(item, "wp:postmeta", PostMeta);
}

export function commentMetaOf(comment: XmlNode): CommentMeta | null {
  return metaOf(comment, "wp:commentmeta", CommentMeta);
}

/** Whatever else stands under our key is passed over. */
function metaOf<T>(node: XmlNode, name: string, schema: z.ZodType<T>): T | null {
  const meta = childrenNamed(node, name).find((one) => textIn(one, "wp:meta_key") === KEY);
  if (meta === undefined) return null;
  const values = Object.fromEntries(new URLSearchParams(textIn(meta, "wp:meta_value")));
  const result = schema.safeParse(values);
  return result.success ? result.data : null;
}
