/** Waits: the alarm clock of all that is tried again later. */

/** Above it, Node rings after one millisecond: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Calls `wake` after so many milliseconds, or after 24 days where that is sooner; gives what calls it off.
 * Whoever is woken early looks again.
 */
export function after(milliseconds: number, wake: () => void): () => void {
  const timer = setTimeout(wake, Math.min(milliseconds, LONGEST_MS));
  return () => clearTimeout(timer);
}
