/** Removes, restores and edits single comments. */
import { isSubmissionId } from "../../comments/comment-id.ts";
import { momentOf } from "../../comments/moment.ts";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import type { Comment } from "../../comments/thread.ts";
import { changeThread } from "../change-thread.ts";
import { type CommentPlace, findComment } from "../find-comment.ts";
import type { Desk, Rewrite } from "./desk.ts";
import { pickId } from "./pick-id.ts";
import { rewritten } from "./rewrite-text.ts";
import { livingIn, withoutComment, withRestored, withText } from "./thread-changes.ts";
import { readWaiting, type Waiting } from "./waiting.ts";

export async function remove(desk: Desk, typed: string): Promise<void> {
  const { id, post } = await findComment(desk.moderation, typed);
  await changeThread(desk.moderation, post, `Remove comment ${id}`, (thread) =>
    withoutComment(thread, id),
  );
  desk.print(
    `${id}: Removed. It is off the page with the next build; its place and the replies to it stay.`,
  );
}

export async function restore(desk: Desk, typed: string): Promise<void> {
  const place = await findComment(desk.moderation, typed);
  const comment = await newestLiving(desk, place);
  await changeThread(desk.moderation, place.post, `Restore comment ${place.id}`, (thread) =>
    withRestored(thread, comment),
  );
  desk.print(`${place.id}: Restored. It is on the page again with the next build.`);
}

/** A comment that waits is changed in its proposal; one on main in its thread, and marked as edited. */
export async function edit(desk: Desk, typed: string, rewrite: Rewrite): Promise<void> {
  const waiting = await readWaiting(desk.moderation);
  const id = pickId(
    typed,
    waiting.map((one) => one.id),
  );
  const found = waiting.find((one) => one.id === id);
  if (found) await editWaiting(desk, found, rewrite);
  else await editOnMain(desk, await findComment(desk.moderation, typed), rewrite);
}

export async function editWaiting(desk: Desk, waiting: Waiting, rewrite: Rewrite): Promise<void> {
  const { id, comments } = waiting;
  const [only, another] = comments;
  if (only === undefined || another !== undefined)
    throw new Error(`${id} holds ${comments.length} comments; only a single one can be edited.`);
  const { submission } = only;
  const text = await rewritten(submission.text, rewrite);
  if (text === submission.text) return desk.print(`${id}: Unchanged.`);
  const content = stableJson(Submission, { ...submission, text });
  const file = { path: submissionPath(submission.post, submission.id), content };
  const isDone = await desk.moderation.amend(id, [file], `Edit comment ${id}`);
  desk.print(`${id}: ${isDone ? "Edited. It still waits." : "Does not wait any more."}`);
}

async function editOnMain(desk: Desk, { id, post }: CommentPlace, rewrite: Rewrite): Promise<void> {
  const edited = momentOf(desk.now());
  const before = await newestLiving(desk, { id, post });
  const old = "text" in before ? (before.text ?? "") : "";
  const text = await rewritten(old, rewrite);
  if (text === old) return desk.print(`${id}: Unchanged.`);
  await changeThread(desk.moderation, post, `Edit comment ${id}`, (thread) =>
    withText(thread, id, text, edited),
  );
  desk.print(`${id}: Edited. The page shows it with the next build.`);
}

/** From history: its thread, or, where it was removed before it was merged, its submission. */
async function newestLiving({ moderation }: Desk, { id, post }: CommentPlace): Promise<Comment> {
  const paths = [threadPath(post), ...(isSubmissionId(id) ? [submissionPath(post, id)] : [])];
  for (const path of paths) {
    for await (const text of moderation.readHistory(path)) {
      const comment = livingIn({ text, path }, id);
      if (comment) return comment;
    }
  }
  throw new Error(
    `No version of ${threadPath(post)} in this repository's history holds the comment ${id}. ` +
      "A shallow clone has no history: fetch it with git fetch --unshallow.",
  );
}
