/** What a form page shows around the form: the post, and the comment that is being answered. */
import { commentHtml } from "../comments/comment-html.ts";
import type { IndexedPost } from "../comments/site-index.ts";
import { isRemoved } from "../comments/thread.ts";
import type { DeployedSite, PublishedComment } from "./deployed-site.ts";
import type { FormPage } from "./pages/form-page.ts";

export type PostContext = Pick<FormPage, "post" | "answered">;

export async function postContext(
  { post: id, replyTo }: { post: string; replyTo: string },
  deployedSite: DeployedSite,
): Promise<PostContext> {
  const post = await deployedSite.findPost(id);
  if (post.kind !== "found") return { post: null, answered: null };
  return { post: post.value, answered: await answered(post.value, replyTo, deployedSite) };
}

async function answered(
  post: IndexedPost,
  replyTo: string,
  deployedSite: DeployedSite,
): Promise<PostContext["answered"]> {
  if (replyTo === "") return null;
  const comment = await deployedSite.findComment(post, replyTo);
  return comment.kind === "found" ? shown(comment.value) : null;
}

function shown({ comment, url }: PublishedComment): PostContext["answered"] {
  if (isRemoved(comment)) return null;
  const sanitised = commentHtml(comment.text ?? "", comment.format ?? "markdown");
  if (comment.kind === "comment")
    return { url, name: comment.author.name, html: { sanitised }, mention: null };
  const { kind, author, mention } = comment;
  const name = author?.name ?? (mention.site || null);
  return { url, name, html: { sanitised }, mention: { kind, ...mention } };
}
