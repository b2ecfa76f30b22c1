/** Whether a git host asked to be left alone, rather than failed. */
import { isHostProblem } from "../git-hosts/http/host-problem.ts";
import { UNSAID_MS } from "../git-hosts/http/retry-after.ts";

/** Milliseconds; null where nothing of the kind was said. */
export function restAskedFor(error: unknown): number | null {
  return isHostProblem(error, "busy") ? (error.retryAfterMs ?? UNSAID_MS) : null;
}
