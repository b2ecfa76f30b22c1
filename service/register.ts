/** What is remembered of each submission in the intake without opening its file. */

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Registered {
  readonly id: string;
  readonly post: string;
  readonly digest: string;
  readonly state: "waiting" | "done";
  /** When it was received or, if done, proposed; in milliseconds since 1970. */
  readonly since: number;
  /** The id that it goes on with; null where that is its own. */
  readonly successor: string | null;
}

export interface Register {
  find(id: string): Registered | null;
  /** What was received with this content within the last day. */
  findTwin(digest: string, now: number): Registered | null;
  /** Ids of what is not yet proposed. They sort by time. */
  waiting(): string[];
  doneBefore(moment: number): string[];
  set(item: Registered): void;
  remove(id: string): void;
}

export function newRegister(): Register {
  const items = new Map<string, Registered>();
  // A second way in: asked for at every submission, while there may be thousands of items.
  const byDigest = new Map<string, string>();
  const find = (id: string) => items.get(id) ?? null;
  return {
    find,
    findTwin: (digest, now) => {
      const twin = find(byDigest.get(digest) ?? "");
      return twin && now - twin.since < DAY_MS ? twin : null;
    },
    waiting: () => idsWhere(items, ({ state }) => state === "waiting").sort(),
    doneBefore: (moment) =>
      idsWhere(items, ({ state, since }) => state === "done" && since < moment),
    set: (item) => {
      items.set(item.id, item);
      byDigest.set(item.digest, item.id);
    },
    remove: (id) => {
      const digest = items.get(id)?.digest;
      items.delete(id);
      if (digest !== undefined && byDigest.get(digest) === id) byDigest.delete(digest);
    },
  };
}

function idsWhere(
  items: ReadonlyMap<string, Registered>,
  isMeant: (item: Registered) => boolean,
): string[] {
  return [...items.values()].filter(isMeant).map(({ id }) => id);
}
