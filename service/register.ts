/** What is remembered of each submission in the intake without opening its file. */

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Registered {
  readonly id: string;
  readonly post: string;
  readonly digest: string;
  readonly state: "waiting" | "done";
  /** When it was received or, if done, proposed; in milliseconds since 1970. */
  readonly since: number;
  /** The file that holds its words, alone or with those of others; null where none does any more. */
  readonly file: string | null;
  /** The id that it goes on with; null where that is its own. */
  readonly successor: string | null;
}

export interface Register {
  find(id: string): Registered | null;
  /** What was received with this content within the last day. */
  findTwin(digest: string, now: number): Registered | null;
  /** Ids of what is not yet proposed. They sort by time. */
  waiting(): string[];
  /** How many in this file are not yet proposed. */
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
  const waiting = new Map<string, Registered>();
  const done = new Map<string, Registered>();
  // More ways in: asked for at every submission, while there may be many thousands of items.
  const byDigest = new Map<string, string>();
  const byFile = new Map<string, number>();
  const find = (id: string) => waiting.get(id) ?? done.get(id) ?? null;

  function count({ state, file }: Registered, change: 1 | -1): void {
    if (file === null || state === "done") return;
    const number = (byFile.get(file) ?? 0) + change;
    if (number > 0) byFile.set(file, number);
    else byFile.delete(file);
  }

  function remove(id: string): void {
    const item = find(id);
    if (item === null) return;
    waiting.delete(id);
    done.delete(id);
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
      (item.state === "done" ? done : waiting).set(item.id, item);
      byDigest.set(item.digest, item.id);
      count(item, 1);
    },
    remove,
  };
}
