/** What is remembered of each submission in the intake without opening its file. */
import type { Suspicion } from "../comments/proposal.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Registered {
  readonly id: string;
  readonly post: string;
  readonly digest: string;
  /** `held`: looks like spam, and is not delivered unless it is rescued. */
  readonly state: "waiting" | "held" | "done";
  /** When it was received or, if done, proposed or dropped; in milliseconds since 1970. */
  readonly since: number;
  /** The file that holds its words, alone or with those of others; null where none does any more. */
  readonly file: string | null;
  /** The id that it goes on with; null where that is its own. */
  readonly successor: string | null;
  /** Why it may be spam; of what is done that is not remembered. */
  readonly suspicions: readonly Suspicion[];
  readonly isRescued: boolean;
  readonly isDropped: boolean;
}

export interface Register {
  find(id: string): Registered | null;
  /** What was received with this content within the last day. */
  findTwin(digest: string, now: number): Registered | null;
  /** Ids of what is to be delivered. They sort by time. */
  waiting(): string[];
  /** What is held back, oldest first. */
  held(): Registered[];
  /** How many in this file are neither delivered nor dropped. */
  waitingIn(file: string): number;
  /**
   * Of those that no file holds any more: a restart would find the others waiting again. Looks no
   * further than the first that was done later, so that it may be called at every one; where a clock
   * was ahead for a while, some are remembered until the next start.
   */
  doneBefore(moment: number): string[];
  set(item: Registered): void;
  remove(id: string): void;
}

export function newRegister(): Register {
  // Apart: whoever delivers must not be slowed down by a flood of what is held back.
  const byState = {
    waiting: new Map<string, Registered>(),
    held: new Map<string, Registered>(),
    done: new Map<string, Registered>(),
  };
  const { waiting, held, done } = byState;
  // More ways in: asked for at every submission, while there may be many thousands of items.
  const byDigest = new Map<string, string>();
  const byFile = new Map<string, number>();
  const find = (id: string) => waiting.get(id) ?? held.get(id) ?? done.get(id) ?? null;

  function count({ state, file }: Registered, change: 1 | -1): void {
    if (file === null || state === "done") return;
    const number = (byFile.get(file) ?? 0) + change;
    if (number > 0) byFile.set(file, number);
    else byFile.delete(file);
  }

  function remove(id: string): void {
    const item = find(id);
    if (item === null) return;
    byState[item.state].delete(id);
    count(item, -1);
    if (byDigest.get(item.digest) === id) byDigest.delete(item.digest);
  }

  return {
    find,
    findTwin: (digest, now) => {
      const twin = find(byDigest.get(digest) ?? "");
      // Either way: a clock may have been set back since.
      return twin && Math.abs(now - twin.since) < DAY_MS ? twin : null;
    },
    waiting: () => [...waiting.keys()].sort(),
    held: () => [...held.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    waitingIn: (file) => byFile.get(file) ?? 0,
    doneBefore: (moment) => {
      const found: string[] = [];
      for (const { id, since, file } of done.values()) {
        if (since >= moment) break;
        if (file === null || !byFile.has(file)) found.push(id);
      }
      return found;
    },
    set: (item) => {
      remove(item.id);
      byState[item.state].set(item.id, item);
      byDigest.set(item.digest, item.id);
      count(item, 1);
    },
    remove,
  };
}
