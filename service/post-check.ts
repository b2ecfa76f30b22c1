/** Whether a post takes comments, and whether what is answered is there, by the deployed site. */
import type { Entry } from "../comments/entry.ts";
import type { IndexedPost } from "../comments/site-index.ts";
import type { DeployedSite } from "./deployed-site.ts";

export type PostProblem = "unknown_post" | "closed" | "unknown_parent";

/** Null where all is well, also where the site was never reached: then the merge judges. */
export async function postProblem(
  { post: id, replyTo }: Pick<Entry, "post" | "replyTo">,
  deployedSite: DeployedSite,
  now: number,
): Promise<PostProblem | null> {
  const post = await deployedSite.findPost(id);
  if (post.kind === "unread") return null;
  if (post.kind === "missing") return "unknown_post";
  if (isClosed(post.value, now)) return "closed";
  if (replyTo === null) return null;
  const parent = await deployedSite.findComment(post.value, replyTo);
  return parent.kind === "missing" ? "unknown_parent" : null;
}

function isClosed({ comments, closes }: IndexedPost, now: number): boolean {
  return comments === "closed" || (closes !== null && Date.parse(closes) <= now);
}
