/** Counts what was read and what became of it: each item has one outcome, so that the sums agree. */
import { type Comment, isRemoved } from "../../comments/thread.ts";
import type { ItemName } from "./origin.ts";
import { ownCopy } from "./own-copy.ts";
import type { Reason } from "./reasons.ts";

const WRITTEN = {
  post: 0,
  page: 0,
  /** Of what was imported before, see `import-record.ts`. */
  record: 0,
  comment: 0,
  reply: 0,
  pingback: 0,
  trackback: 0,
  /** What other sites sent by webmention. */
  mention: 0,
  /** The place of a comment that was removed. */
  removed: 0,
};
export type WrittenAs = keyof typeof WRITTEN;

/** What became of one item that was read. */
export type Outcome =
  | { item: ItemName; writtenAs: WrittenAs }
  | { item: ItemName; reason: Reason; kept?: unknown };

export interface Tally {
  read: Readonly<Record<ItemName["what"], number>>;
  written: Readonly<Record<WrittenAs, number>>;
  /** Not written since it is here: of a second run nearly all, so that they are counted only. */
  hereAlready: number;
  /** Not written for another reason. */
  reported: readonly Reported[];
}

export interface Reported extends ItemName {
  reason: Reason;
  /** All of it, where it would else be lost. */
  kept?: unknown;
}

export function newTally() {
  const read = { post: 0, page: 0, other: 0, comment: 0 };
  const written = { ...WRITTEN };
  const reported: Reported[] = [];
  const tally = { read, written, hereAlready: 0, reported } satisfies Tally;
  return {
    tally,
    count(outcome: Outcome): void {
      const { item } = outcome;
      read[item.what] += 1;
      if ("writtenAs" in outcome) written[outcome.writtenAs] += 1;
      else if (outcome.reason === "here-already") tally.hereAlready += 1;
      else {
        const { reason, kept } = outcome;
        reported.push(ownCopy({ ...item, reason, ...(kept === undefined ? {} : { kept }) }));
      }
    },
  };
}

export function writtenAs(comment: Comment): WrittenAs {
  if (isRemoved(comment)) return "removed";
  const { kind, replyTo } = comment;
  if (kind === "comment") return replyTo === null ? "comment" : "reply";
  return kind === "pingback" || kind === "trackback" ? kind : "mention";
}

/** How many were not written, for each reason. */
export function reasonsIn({ hereAlready, reported }: Tally): ReadonlyMap<Reason, number> {
  const counts = new Map<Reason, number>();
  if (hereAlready > 0) counts.set("here-already", hereAlready);
  for (const { reason } of reported) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}

export function notWritten({ hereAlready, reported }: Tally): number {
  return hereAlready + reported.length;
}

export function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
