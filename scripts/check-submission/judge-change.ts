/** Judges a pull request that adds comments: everything that keeps it from being merged. Pure. */
import { isSubmissionId } from "../../comments/comment-id.ts";
import { SUBMISSIONS } from "../../comments/paths.ts";
import { isPostId } from "../../comments/post-id.ts";
import type { Submission } from "../../comments/submission.ts";
import { REGULAR_FILE } from "../../git-hosts/plain-git/commits.ts";
import { type ChangedFile, MAX_BYTES } from "./change.ts";
import { judgeContent } from "./judge-content.ts";
import type { KnownOnBase } from "./known-on-base.ts";

export interface Problem {
  /** Of the file, as the pull request has it: a stranger's words. */
  path: string;
  /** What is wrong and what to do; may quote the file. */
  message: string;
}

const PLACE = new RegExp(`^${SUBMISSIONS}/(?<post>[^/]+)/(?<id>[^/]+)\\.json$`);

/** None where it may be merged. `now` in milliseconds since 1970. */
export function judgeChange(
  files: readonly ChangedFile[],
  known: KnownOnBase,
  now: number,
): Problem[] {
  const claims = countedIds(files);
  return files.flatMap((file) =>
    messagesOn(file, known, claims, now).map((message) => ({ path: file.path, message })),
  );
}

function messagesOn(
  file: ChangedFile,
  known: KnownOnBase,
  claims: ReadonlyMap<string, number>,
  now: number,
): readonly string[] {
  const { path, content } = file;
  const unread = whyUnread(file);
  if (unread !== null) return [unread];
  if (content === null)
    return ["is no file, or not in this repository. Fetch the whole change, and check again."];
  const { submission, problems } = judgeContent(path, content, now);
  if (submission === null) return problems;
  return [...problems, ...whyNotAdded(submission, known, claims)];
}

/** What is wrong with it before anything in it is read. */
function whyUnread({ path, before, after, size }: ChangedFile): string | null {
  if (!path.startsWith(`${SUBMISSIONS}/`))
    return `is outside of ${SUBMISSIONS}/. Take it into a pull request that adds no comments.`;
  if (after === null)
    return "is removed or renamed, and a proposal only adds. Leave it as it is on the base.";
  if (before !== null)
    return (
      "is changed, and a proposal only adds. Leave it as it is on the base, where " +
      "npm run moderate -- edit ID can change it."
    );
  if (after.mode !== REGULAR_FILE)
    return `is ${kindOf(after.mode)}. Add it as a plain file (mode ${REGULAR_FILE}).`;
  if (placeOf(path) === null)
    return (
      `is not where a submission can be. Call it ${SUBMISSIONS}/POST/ID.json, by the post and the id ` +
      "that stand in it, or take it away."
    );
  if (size !== null && size > MAX_BYTES)
    return `has ${size} bytes, and no comment from the form has more than ${MAX_BYTES}. Take it away.`;
  return null;
}

function kindOf(mode: string): string {
  if (mode === "120000") return "a symbolic link";
  if (mode === "160000") return "a submodule";
  return mode === "100755" ? "executable" : `of mode ${mode}`;
}

function placeOf(path: string): { post: string; id: string } | null {
  const { post = "", id = "" } = PLACE.exec(path)?.groups ?? {};
  return isPostId(post) && isSubmissionId(id) ? { post, id } : null;
}

/** How many files of the change are named for an id. */
function countedIds(files: readonly ChangedFile[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { path, after } of files) {
    const id = after && placeOf(path)?.id;
    if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** What is wrong with a submission that is fine in itself. */
function whyNotAdded(
  { id, post }: Submission,
  known: KnownOnBase,
  claims: ReadonlyMap<string, number>,
): string[] {
  const messages: string[] = [];
  const knownOn = known.comments.get(id);
  if (knownOn !== undefined)
    messages.push(`the base has a comment ${id} already, on "${knownOn}". Take this file away.`);
  if ((claims.get(id) ?? 0) > 1)
    messages.push(`the id ${id} is in this change more than once. Keep the file that is meant.`);
  if (!known.posts.has(post))
    messages.push(
      `the base has no post "${post}". Restore the post, write "thread: ${post}" into the post it ` +
        "became, or take this file away.",
    );
  return messages;
}
