/** Which files are the guide's. Pure. */
import type { FoundSubmission } from "../../comments/merge-plan.ts";
import { threadPath } from "../../comments/paths.ts";
import type { PostIndex } from "../../site/post-index.ts";

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
const ABOUT = "pages/about.md";
/** How it begins as long as nobody has written it. */
const PLACEHOLDER = "This page is yours: it is `pages/about.md`.";

/** Posts of the guide, their threads, comments on them that are not merged yet, and the page to be written. */
export function guideFiles(
  { posts, pages }: Pick<PostIndex, "posts" | "pages">,
  found: readonly FoundSubmission[],
): string[] {
  const guide = posts.filter(({ file, tags }) => SHIPPED.includes(file) && tags.includes(TAG));
  const ids = new Set(guide.map(({ id }) => id));
  return [
    ...guide.flatMap(({ file, id }) => [file, threadPath(id)]),
    ...found.filter(({ submission }) => ids.has(submission.post)).map(({ path }) => path),
    ...pages
      .filter(({ file, body }) => file === ABOUT && body().trimStart().startsWith(PLACEHOLDER))
      .map(({ file }) => file),
  ];
}
