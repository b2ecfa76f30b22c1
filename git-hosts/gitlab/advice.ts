/** What to do about a refusal that GitLab words in a way of its own, said in the settings' own names. */
import { HostProblem } from "../http/host-problem.ts";
import type { GitlabSettings } from "./settings.ts";

/** The same problem with the advice in its message; anything else as it is. */
export function advised(error: unknown, settings: GitlabSettings): unknown {
  const advice = error instanceof HostProblem ? adviceFor(error, settings) : null;
  if (!(error instanceof HostProblem) || advice === null) return error;
  const { kind, retryAfterMs, cause } = error;
  const status = error.status ?? undefined;
  return new HostProblem(`${error.message} ${advice}`, { kind, status, retryAfterMs, cause });
}

/** 403 of newer versions, 400 of older ones. */
const PROTECTED = "not allowed to push into this branch";
const NARROW = "insufficient_scope";

function adviceFor(
  { status, message }: HostProblem,
  { project, branch }: GitlabSettings,
): string | null {
  if (message.includes(PROTECTED))
    return `A branch is protected: in Settings > Repository > Protected branches of ${project}, let the token's user push to "${branch}", or to comment/*.`;
  if (message.includes(NARROW)) return "It needs the scope api.";
  if (status === 403) return `Its user needs the role Developer in ${project}.`;
  if (message.includes("404 Project Not Found")) return `The project asked for is ${project}.`;
  return null;
}
