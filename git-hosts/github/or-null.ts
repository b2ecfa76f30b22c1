/** What a token may see, and null of what it may not. */
import { isHostProblem } from "../http/host-problem.ts";

/** GitHub says 403 or 404 of it. */
export async function orNull<T>(asked: Promise<T | null>): Promise<T | null> {
  try {
    return await asked;
  } catch (problem) {
    if (isHostProblem(problem, "denied")) return null;
    throw problem;
  }
}
