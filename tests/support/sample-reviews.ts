/** What a moderator is told of a comment, for tests: harmless, and different only where a test says so. */
import type { ReviewItem } from "../../comments/review/review-item.ts";
import { sampleSubmission } from "./sample-comments.ts";

export const POST_URL = "https://blog.example/2026/a-walk/";
export const PARENT_URL = "https://blog.example/2026/a-walk/#comment-a";

export function sampleReview(changes: Partial<ReviewItem> = {}): ReviewItem {
  return {
    submission: sampleSubmission(),
    post: { title: "A walk by the river", url: POST_URL },
    parent: null,
    earlier: 3,
    suspicions: [],
    ...changes,
  };
}
