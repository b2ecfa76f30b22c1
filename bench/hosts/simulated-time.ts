/** Time that passes when it is told to, and no sooner: for delivery, the git host and whoever writes to it. */

export interface SimulatedTime {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Calls `action` once so many milliseconds have passed; gives what calls it off. */
  after: (milliseconds: number, action: () => unknown) => () => void;
  /** What falls due on the way is done in its order, each at its own moment, and waited for. */
  pass: (milliseconds: number) => Promise<void>;
  /** Passes until something has fallen due. False where nothing ever will. */
  passToNext: () => Promise<boolean>;
}

interface Due {
  at: number;
  action: () => unknown;
}

export function simulatedTime(start = Date.parse("2026-06-01T12:00:00Z")): SimulatedTime {
  let now = start;
  const plan = new Set<Due>();

  function next(until: number): Due | null {
    let first: Due | null = null;
    for (const due of plan)
      if (due.at <= until && (first === null || due.at < first.at)) first = due;
    return first;
  }

  // Several may wait at once, as for answers that come at the same time: each has an end of its own.
  async function passTo(end: number): Promise<void> {
    for (let due = next(end); due !== null; due = next(end)) {
      plan.delete(due);
      now = Math.max(now, due.at);
      await due.action();
    }
    now = Math.max(now, end);
  }

  return {
    now: () => now,
    after: (milliseconds, action) => {
      const due = { at: now + Math.ceil(Math.max(milliseconds, 0)), action };
      plan.add(due);
      return () => void plan.delete(due);
    },
    pass: (milliseconds) => passTo(now + milliseconds),
    passToNext: async () => {
      const due = next(Number.POSITIVE_INFINITY);
      if (due !== null) await passTo(due.at);
      return due !== null;
    },
  };
}
