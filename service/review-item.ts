/** Gathers what a moderator is told of a comment from what the deployed site says of itself. */
import { importedText } from "../comments/imported-html.ts";
import type { ReviewItem } from "../comments/review/review-item.ts";
import type { IndexedPost } from "../comments/site-index.ts";
import type { Submission } from "../comments/submission.ts";
import { type Comment, isRemoved } from "../comments/thread.ts";
import type { DeployedSite } from "./deployed-site.ts";
import type { WaitingRecord } from "./intake-records.ts";

/** Never rejects: where the site is down, less is told. */
export async function reviewItem(
  { submission, suspicions }: Pick<WaitingRecord, "submission" | "suspicions">,
  deployedSite: DeployedSite,
): Promise<ReviewItem> {
  const found = await deployedSite.findPost(submission.post);
  const post = found.kind === "found" ? found.value : null;
  const { key } = submission.author;
  return {
    submission,
    post,
    parent: await parentOf(submission, post, deployedSite),
    earlier: key === null ? null : await deployedSite.countByAuthor(key),
    suspicions,
  };
}

async function parentOf(
  { replyTo }: Submission,
  post: IndexedPost | null,
  deployedSite: DeployedSite,
): Promise<ReviewItem["parent"]> {
  if (replyTo === null) return null;
  if (post === null) return "unknown";
  const parent = await deployedSite.findComment(post, replyTo);
  if (parent.kind !== "found") return "unknown";
  const { comment, url } = parent.value;
  if (isRemoved(comment)) return "unknown";
  return { name: nameOf(comment), text: plainText(comment), url };
}

function nameOf(comment: Exclude<Comment, { removed: true }>): string {
  if (comment.kind === "comment") return comment.author.name;
  return comment.author?.name ?? comment.mention.site;
}

/** Of imported HTML only the words: its markup would be shown as text. */
function plainText({ text = "", format }: Exclude<Comment, { removed: true }>): string {
  return format === "html" ? importedText(text) : text;
}
