/** A post or page of the export, with its text to be read when it is wanted. */
import type { ImportedPost, OpenRequest, ReadComment } from "../origin.ts";
import { childrenNamed, textIn, type XmlNode } from "../xml/xml-tree.ts";
import { firstMoment } from "./moments.ts";
import { type Facts, plainText } from "./post-facts.ts";
import type { Survey } from "./survey.ts";
import { footnotesIn } from "./text/footnotes.ts";
import { postText } from "./text/post-text.ts";

interface Context {
  survey: Survey;
  comments: readonly ReadComment[];
  request: OpenRequest;
}

export function postOf(
  node: XmlNode,
  { post, draft }: Extract<Facts, { post: unknown }>,
  { survey, comments, request }: Context,
): ImportedPost {
  const kept = textIn(node, "content:encoded");
  const changed = firstMoment(
    { utc: textIn(node, "wp:post_modified_gmt"), local: textIn(node, "wp:post_modified") },
    request.timeZone,
  );
  return {
    ...post,
    updated: changed !== null && post.date !== null && changed > post.date ? changed : null,
    description: plainText(textIn(node, "excerpt:encoded")),
    draft,
    navigation: post.kind === "post" || /^0?$/.test(textIn(node, "wp:post_parent")),
    pinned: textIn(node, "wp:is_sticky") === "1",
    comments: commentsState(node, post.kind, comments),
    image: survey.attachments.get(metaOf(node, "_thumbnail_id"))?.url || null,
    text: () => {
      const notes = footnotesIn(metaOf(node, "footnotes"));
      return postText({ id: post.id, kept, notes, remarks: remarksOnWriter(node, survey) }, survey);
    },
  };
}

/** Every post has the author of the site here. */
function remarksOnWriter(node: XmlNode, { writers, mainWriter }: Survey): string[] {
  const login = textIn(node, "dc:creator");
  if (login === "" || login === mainWriter) return [];
  const name = [...(writers.get(login)?.names ?? [])].at(-1) ?? login;
  return [`was written by ${name}, and names nobody but the author of the site here`];
}

function commentsState(
  node: XmlNode,
  kind: "post" | "page",
  comments: readonly ReadComment[],
): ImportedPost["comments"] {
  const isOpen = textIn(node, "wp:comment_status") !== "closed";
  const hasThread = kind === "post" || comments.some((comment) => !("leftOut" in comment));
  if (!hasThread && !isOpen) return null;
  return isOpen ? "open" : "closed";
}

function metaOf(node: XmlNode, key: string): string {
  const meta = childrenNamed(node, "wp:postmeta").find((one) => textIn(one, "wp:meta_key") === key);
  return meta === undefined ? "" : textIn(meta, "wp:meta_value");
}
