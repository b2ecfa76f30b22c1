/** Goes through what waits, one comment after the other. */
import { editWaiting } from "./correct.ts";
import { type Decision, decideThese } from "./decide.ts";
import type { Desk, Rewrite } from "./desk.ts";
import { readOneWaiting, readWaiting, type Waiting } from "./waiting.ts";
import { NOTHING_WAITS } from "./waiting-text.ts";

export type Verdict = Decision | "edit" | "skip" | "quit";

export type AskVerdict = (waiting: Waiting, place: { at: number; of: number }) => Promise<Verdict>;

/** Every verdict is carried out at once, so that quitting, or a lost connection, loses none. */
export async function review(desk: Desk, ask: AskVerdict, rewrite: Rewrite): Promise<void> {
  const all = await readWaiting(desk.moderation);
  if (all.length === 0) return desk.print(NOTHING_WAITS);
  for (const [at, { id }] of all.entries()) {
    const goesOn = await reviewOne(
      desk,
      id,
      (one) => ask(one, { at: at + 1, of: all.length }),
      rewrite,
    );
    if (!goesOn) break;
  }
  const left = (await readWaiting(desk.moderation)).length;
  desk.print(left === 0 ? NOTHING_WAITS : `Still waiting: ${left}.`);
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
