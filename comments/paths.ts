/** Where comment data lies in the repository, always with `/`; refuses anything that could leave it. */
import { CommentId, SubmissionId } from "./comment-id.ts";
import { PostId } from "./post-id.ts";

export const SUBMISSIONS = "comments-data/submissions";
export const THREADS = "comments-data/threads";
export const SCHEMAS = "comments-data/schema";

export function submissionPath(post: string, id: string): string {
  return `${SUBMISSIONS}/${PostId.parse(post)}/${SubmissionId.parse(id)}.json`;
}

export function threadPath(post: string): string {
  return `${THREADS}/${PostId.parse(post)}.json`;
}

/** The place of a comment on its page. */
export function commentAnchor(id: string): string {
  return `comment-${CommentId.parse(id)}`;
}
