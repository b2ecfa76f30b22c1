/** Goes through what waits: one comment after the other, then what looks like spam all at once. */
import { postsOfComments } from "../main-comments.ts";
import { editWaiting } from "./correct.ts";
import { type Decision, decideThese } from "./decide.ts";
import type { Desk, Rewrite } from "./desk.ts";
import { MOST_AT_ONCE, parted, type SuspectsAnswer } from "./suspects.ts";
import { readOneWaiting, readWaiting, type Waiting } from "./waiting.ts";
import { NOTHING_WAITS } from "./waiting-text.ts";

export type Verdict = Decision | "edit" | "skip" | "quit";

export type AskVerdict = (waiting: Waiting, place: { at: number; of: number }) => Promise<Verdict>;

/** `of` is how many there are in all; null where the moderator quits. */
export type AskSuspects = (
  suspects: readonly Waiting[],
  of: number,
) => Promise<SuspectsAnswer | null>;

export interface Reviewer {
  askVerdict: AskVerdict;
  askSuspects: AskSuspects;
  rewrite: Rewrite;
}

/** Every verdict is carried out at once, so that quitting, or a lost connection, loses none. */
export async function review(desk: Desk, reviewer: Reviewer): Promise<void> {
  const all = await readWaiting(desk.moderation);
  if (all.length === 0) return desk.print(NOTHING_WAITS);
  const { clear, suspected } = parted(all);
  const goesOn = await reviewEach(desk, idsOf(clear), reviewer);
  if (goesOn) await reviewSuspects(desk, suspected, reviewer);
  const left = (await readWaiting(desk.moderation)).length;
  desk.print(left === 0 ? NOTHING_WAITS : `Still waiting: ${left}.`);
}

/** False where the moderator quits. */
async function reviewEach(
  desk: Desk,
  ids: readonly string[],
  { askVerdict, rewrite }: Reviewer,
): Promise<boolean> {
  for (const [at, id] of ids.entries()) {
    const place = { at: at + 1, of: ids.length };
    const goesOn = await reviewOne(desk, id, (one) => askVerdict(one, place), rewrite);
    if (!goesOn) return false;
  }
  return true;
}

/** Whatever came after the list was made is not on it, and is never taken for one of the others. */
async function reviewSuspects(
  desk: Desk,
  suspected: readonly Waiting[],
  reviewer: Reviewer,
): Promise<void> {
  for (let from = 0; from < suspected.length; from += MOST_AT_ONCE) {
    const shown = suspected.slice(from, from + MOST_AT_ONCE);
    const answer = await reviewer.askSuspects(shown, suspected.length - from);
    if (answer === null || answer.keep.length + answer.spam.length === 0) return;
    if (answer.spam.length > 0) await markAsSpam(desk, answer.spam);
    if (!(await reviewEach(desk, answer.keep, reviewer))) return;
  }
}

/** What was approved meanwhile must not keep the others from it: the answer was for each of them. */
async function markAsSpam(desk: Desk, ids: readonly string[]): Promise<void> {
  const { moderation, print } = desk;
  const onMain = await postsOfComments(await moderation.openMain());
  const unapproved = ids.filter((id) => !onMain.has(id));
  const marked = await moderation.refuseUnapproved(unapproved, "spam");
  print(`Marked as spam: ${marked.length}.`);
  const left = ids.length - marked.length;
  if (left > 0) print(`Left as they are, since they were decided on meanwhile: ${left}.`);
}

function idsOf(waiting: readonly Waiting[]): string[] {
  return waiting.map(({ id }) => id);
}

/** Asks again after an edit. False where the moderator quits. */
async function reviewOne(
  desk: Desk,
  id: string,
  ask: (waiting: Waiting) => Promise<Verdict>,
  rewrite: Rewrite,
): Promise<boolean> {
  for (;;) {
    const waiting = await readOneWaiting(desk.moderation, id);
    if (waiting === undefined) return true;
    const verdict = await ask(waiting);
    if (verdict === "quit") return false;
    if (verdict === "skip") return true;
    if (verdict !== "edit") {
      await decideThese(desk, verdict, [id]);
      return true;
    }
    await editWaiting(desk, waiting, rewrite);
  }
}
