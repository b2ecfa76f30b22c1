/** What a git host over HTTP needs from outside. */

export interface HostTools {
  /** Milliseconds since 1970. */
  clock: () => number;
  /** Milliseconds since whenever; nobody sets it. */
  stopwatch: () => number;
  /** How long the host may take to answer; 30 seconds where it is not said. */
  timeoutMs?: number;
}
