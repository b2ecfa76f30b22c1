/** Gathers what is to be told, so that a flood becomes one notification. */
import type { Sought } from "../whereabouts.ts";
import type { News } from "./notification.ts";

/** More than so many nobody reads one by one. */
const NAMED = 20;

export interface PendingNews {
  add(comments: readonly Sought[]): void;
  /** All of it; null where nothing waits. */
  take(): Omit<News, "delivery"> | null;
  /** How many comments wait to be told of. */
  count(): number;
}

export function pendingNews(): PendingNews {
  let count = 0;
  let named: Sought[] = [];
  return {
    add: (comments) => {
      count += comments.length;
      named = [...named, ...comments].slice(0, NAMED);
    },
    take: () => {
      if (count === 0) return null;
      const news = { count, comments: named };
      count = 0;
      named = [];
      return news;
    },
    count: () => count,
  };
}
