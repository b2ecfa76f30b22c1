/** Whether a git host asked to be left alone, rather than failed. */
import { isHostProblem } from "../git-hosts/http/host-problem.ts";

/** GitHub asks for a minute where it says nothing else. */
const UNSAID_MS = 60_000;

/** Milliseconds; null where nothing of the kind was said. */
export function restAskedFor(error: unknown): number | null {
  return isHostProblem(error, "busy") ? (error.retryAfterMs ?? UNSAID_MS) : null;
}
