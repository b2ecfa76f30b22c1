/** Gathers what is to be told, so that a flood becomes one notification. */
import type { Sought } from "../whereabouts.ts";
import type { News, NotifiedEvent } from "./notification.ts";

/** More than so many nobody reads one by one. */
const NAMED = 20;

export interface PendingNews {
  add(event: NotifiedEvent, comments: readonly Sought[]): void;
  /** All of one event, the one that has waited longest; null where nothing waits. */
  take(): Omit<News, "delivery"> | null;
  /** How many comments wait to be told of. */
  count(): number;
}

export function pendingNews(): PendingNews {
  const pending = new Map<NotifiedEvent, { count: number; comments: Sought[] }>();
  return {
    add: (event, comments) => {
      const before = pending.get(event) ?? { count: 0, comments: [] };
      pending.set(event, {
        count: before.count + comments.length,
        comments: [...before.comments, ...comments].slice(0, NAMED),
      });
    },
    take: () => {
      const [first] = pending;
      if (first === undefined) return null;
      const [event, gathered] = first;
      pending.delete(event);
      return { event, ...gathered };
    },
    count: () => [...pending.values()].reduce((sum, { count }) => sum + count, 0),
  };
}
