/** Keeps what people changed since it was read from being overwritten. */
import { HostProblem } from "./http/host-problem.ts";
import { branchOf } from "./proposal-name.ts";
import type { Seen } from "./reviews.ts";

/** To be called as late as can be: no host moves a branch elsewhere on the condition of where it is. */
export function insistOnHead(name: string, seen: Seen, head: string): void {
  if (head !== seen.head) throw changed(name, "Somebody committed to it");
}

/** To be called as late as can be: no host takes a text on the condition of another one. */
export function insistOnBody(name: string, seen: Seen, body: string): void {
  if (body !== seen.body) throw changed(name, "Its pull request says something else");
}

function changed(name: string, what: string): HostProblem {
  const message = `${branchOf(name)} is left as it is: ${what} since it was read. Read it again`;
  return new HostProblem(message, { kind: "conflict" });
}
