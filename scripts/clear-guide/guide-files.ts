/** Which files are the guide's. Pure. */
import type { FoundSubmission } from "../../comments/merge-plan.ts";
import { threadPath } from "../../comments/paths.ts";
import type { Post } from "../../site/post.ts";

/** The posts that Stet comes with. A tag alone would be a guess: authors may well write guides. */
const SHIPPED = [
  "posts/commenting.md",
  "posts/moderating.md",
  "posts/publishing.md",
  "posts/service.md",
  "posts/threads.md",
  "posts/welcome.md",
  "posts/writing.md",
  "posts/yours.md",
];
const TAG = "guide";

/** Posts of the guide, their threads, and comments on them that are not merged yet. */
export function guideFiles(
  posts: readonly Pick<Post, "id" | "file" | "tags">[],
  found: readonly FoundSubmission[],
): string[] {
  const guide = posts.filter(({ file, tags }) => SHIPPED.includes(file) && tags.includes(TAG));
  const ids = new Set(guide.map(({ id }) => id));
  return [
    ...guide.flatMap(({ file, id }) => [file, threadPath(id)]),
    ...found.filter(({ submission }) => ids.has(submission.post)).map(({ path }) => path),
  ];
}
