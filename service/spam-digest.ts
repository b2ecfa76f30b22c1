/** Keeps one notice about suspected spam before the moderator, and does what they answer in it. */
import { rescuedIn, unwantedIn } from "../comments/review/spam-digest.ts";
import type { Notice, Reviews, ShownNotice } from "../git-hosts/reviews.ts";
import type { DeployedSite } from "./deployed-site.ts";
import type { Intake } from "./intake.ts";
import { type Looking, type LookingOptions, startLooking } from "./look-again.ts";
import { writeDigest } from "./write-digest.ts";

export interface DigestOptions extends Pick<LookingOptions, "after" | "random" | "log"> {
  intake: Pick<Intake, "held" | "find" | "read" | "rescue" | "drop">;
  reviews: Pick<Reviews, "readNotice" | "show" | "closeNotice">;
  deployedSite: Pick<DeployedSite, "findPost">;
  /** How long suspects are kept. */
  keepDays: number;
  /** Milliseconds since 1970. */
  clock: () => number;
  /** Milliseconds since whenever; nobody sets it. */
  stopwatch: () => number;
  /** Something was rescued, and waits for delivery. */
  wake: () => void;
}

export const DIGEST_LABEL = "suspected-spam";

export const DAY_MS = 24 * 60 * 60 * 1000;
/** One request each, of the thousands in an hour; a moderator who ticks a box waits so long at most. */
const LOOK_EVERY_MS = 5 * 60_000;
/** However often somebody says that there is something new. */
const SHOW_EVERY_MS = 4 * 60_000;
/** Nobody looks through more, and their owner could not load them all after a restart. */
export const MOST_KEPT = 10_000;

interface Shown {
  /** As it was shown last; null where nothing is known to be shown, as after a restart. */
  notice: Notice | null;
  /** On the stopwatch. */
  at: number;
  /** Where nothing is held and nothing is shown, the host is left alone. */
  mayBeOpen: boolean;
}

export function startSpamDigest(options: DigestOptions): Looking {
  const { after, random, log } = options;
  const shown: Shown = { notice: null, at: Number.NEGATIVE_INFINITY, mayBeOpen: true };
  return startLooking(({ isStopped }) => lookOnce(shown, options, isStopped), {
    everyMs: () => LOOK_EVERY_MS,
    failed: "digest-not-shown",
    ...{ after, random, log },
  });
}

/** A crash at any step is repaired by the next look: the notice still says what it said. */
async function lookOnce(
  shown: Shown,
  options: DigestOptions,
  isStopped: () => boolean,
): Promise<void> {
  const { intake, reviews } = options;
  if (intake.held().length === 0 && !shown.mayBeOpen) return;
  await dropExcess(options, isStopped);
  if (isStopped()) return;
  const notice = await reviews.readNotice(DIGEST_LABEL);
  if (notice !== null) await heed(notice, options, isStopped);
  await dropOld(options, isStopped);
  if (isStopped()) return;
  if (intake.held().length > 0) return show(notice, shown, options);
  if (notice?.isOpen) await reviews.closeNotice(DIGEST_LABEL);
  Object.assign(shown, { notice: null, mayBeOpen: false });
}

/** Also one that the moderator has closed since: that is an answer for every box in it. */
async function heed(
  { body, isOpen }: ShownNotice,
  { intake, wake, log }: DigestOptions,
  isStopped: () => boolean,
): Promise<void> {
  const isHeld = (id: string) => !isStopped() && intake.find(id)?.state === "held";
  for (const id of rescuedIn(body)) {
    if (!isHeld(id)) continue;
    await intake.rescue(id);
    log("rescued", { id });
    wake();
  }
  if (isOpen) return;
  for (const id of unwantedIn(body)) {
    if (!isHeld(id)) continue;
    await intake.drop(id);
    log("dropped", { id, reason: "the notice was closed" });
  }
}

/** After what the moderator says is heard, so that a box ticked in the last minute counts. */
async function dropOld(
  { intake, keepDays, clock, log }: DigestOptions,
  isStopped: () => boolean,
): Promise<void> {
  const before = clock() - keepDays * DAY_MS;
  for (const { id, since } of intake.held()) {
    if (isStopped()) return;
    if (since >= before) continue;
    await intake.drop(id);
    log("dropped", { id, reason: "kept long enough" });
  }
}

/** Whether or not the host answers: it may be down for ever, or have its issues turned off. */
async function dropExcess({ intake, log }: DigestOptions, isStopped: () => boolean): Promise<void> {
  for (const { id } of intake.held().slice(MOST_KEPT)) {
    if (isStopped()) return;
    await intake.drop(id);
    log("dropped", { id, reason: "too many are kept" });
  }
}

/** Only where something changed: every change of an issue is seen by all who watch it. */
async function show(
  current: ShownNotice | null,
  shown: Shown,
  options: DigestOptions,
): Promise<void> {
  const { intake, reviews, stopwatch } = options;
  shown.mayBeOpen = true;
  if (stopwatch() - shown.at < SHOW_EVERY_MS) return;
  const notice = { label: DIGEST_LABEL, ...(await writeDigest(intake.held(), options)) };
  const { title, body } = shown.notice ?? {};
  if (current?.isOpen && notice.title === title && notice.body === body) return;
  // Writing it took a moment, in which a box may have been ticked: showing it would take that back.
  const now = await reviews.readNotice(DIGEST_LABEL);
  if (now?.body !== current?.body || now?.isOpen !== current?.isOpen) return;
  await reviews.show(notice);
  Object.assign(shown, { notice, at: stopwatch() });
}
