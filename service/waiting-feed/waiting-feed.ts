/** The moderator's private feed of what waits, made anew every few seconds at most. */
import { atomFeed, type FeedHead } from "./atom-feed.ts";
import { type WaitingParts, waits } from "./waiting-comments.ts";

/** Gives the feed as XML; rejects where the repository cannot be read. */
export type WaitingFeed = () => Promise<string>;

export interface FeedParts extends WaitingParts, FeedHead {
  /** Milliseconds since whenever; nobody sets it. */
  stopwatch: () => number;
}

/** Feed readers ask every few minutes. One that does not must not keep git running. */
const FRESH_MS = 10_000;

export function waitingFeed(parts: FeedParts): WaitingFeed {
  let last: { feed: Promise<string>; madeAt: number } | null = null;

  async function make(): Promise<string> {
    return atomFeed(await waits(parts), parts);
  }

  return () => {
    if (last !== null && parts.stopwatch() - last.madeAt < FRESH_MS) return last.feed;
    // Whoever asks while it is being made waits for the same one, and so where it failed.
    const made = { feed: make(), madeAt: Number.POSITIVE_INFINITY };
    const isMade = () => {
      made.madeAt = parts.stopwatch();
    };
    made.feed.then(isMade, isMade);
    last = made;
    return made.feed;
  };
}
