/** What a deploy says of itself. */
import type { DeployPlan } from "./deploy-plan.ts";

/** One line of counts. */
export function countsOf({ added, changed, removed, kept }: DeployPlan): string {
  const count = ({ length }: readonly string[]) => length.toLocaleString("en");
  return (
    `${count(added)} added, ${count(changed)} changed, ${count(removed)} removed, ` +
    `${count(kept)} as they were`
  );
}

/** A line for each file that is not as it was. */
export function pathLines({ added, changed, removed }: DeployPlan): string[] {
  return [
    ...added.map((path) => `+ ${path}`),
    ...changed.map((path) => `* ${path}`),
    ...removed.map((path) => `- ${path}`),
  ];
}
