/** Between what a file in the intake holds and what is remembered of it. */
import { momentOf } from "../comments/moment.ts";
import type { Suspicion } from "../comments/proposal.ts";
import type { Submission } from "../comments/submission.ts";
import { contentDigest, type DoneRecord, type WaitingRecord } from "./intake-records.ts";
import type { Registered } from "./register.ts";

/** What is kept from delivery until it is rescued. */
export type IsHeld = (record: Pick<WaitingRecord, "suspicions" | "rescued">) => boolean;

export function waitingRecord(
  submission: Submission,
  suspicions: readonly Suspicion[],
  now: number,
): WaitingRecord {
  const digest = contentDigest(submission);
  const received = momentOf(now);
  return { submission, suspicions: [...suspicions], digest, received, rescued: false };
}

export function doneRecord({
  id,
  post,
  digest,
  since,
  successor,
  isDropped,
}: Registered): DoneRecord {
  const proposed = momentOf(since);
  return { version: 1, id, post, digest, proposed, successor, dropped: isDropped };
}

export function waitingItem(record: WaitingRecord, file: string, isHeld: IsHeld): Registered {
  const { submission, suspicions, digest, received, rescued } = record;
  const { id, post } = submission;
  return {
    ...{ id, post, digest, file, suspicions },
    state: isHeld(record) ? "held" : "waiting",
    since: Date.parse(received),
    successor: null,
    isRescued: rescued,
    isDropped: false,
  };
}

export function doneItem({
  id,
  post,
  digest,
  successor,
  proposed,
  dropped,
}: DoneRecord): Registered {
  const since = Date.parse(proposed);
  return {
    ...{ id, post, digest, since, successor },
    state: "done",
    file: null,
    suspicions: [],
    isRescued: false,
    isDropped: dropped,
  };
}
