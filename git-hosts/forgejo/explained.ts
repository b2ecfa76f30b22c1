/** A problem, told anew by somebody who knows what was going on. */
import { HostProblem, type HostProblemKind } from "../http/host-problem.ts";

export function explained(
  message: string,
  cause: HostProblem,
  kind: HostProblemKind = cause.kind,
): HostProblem {
  return new HostProblem(message, { kind, status: cause.status ?? undefined, cause });
}
