/** Deploys a site to a place: looks at what is there, plans, and changes what differs. */
import { type DeployPlan, isNothing } from "./deploy-plan.ts";

/** A place that a site is deployed to. `Found` is what it holds of an earlier deploy. */
export interface DeployPlace<Found> {
  /** For people. */
  name: string;
  read: () => Promise<Found>;
  /** Pure. */
  plan: (found: Found) => DeployPlan;
  /** False where somebody else deployed there meanwhile. */
  apply: (plan: DeployPlan, found: Found) => Promise<boolean>;
}

const ATTEMPTS = 5;

/** Gives the plan that was followed; a dry run only makes it. */
export async function deploy<Found>(
  place: DeployPlace<Found>,
  { dryRun }: { dryRun: boolean },
): Promise<DeployPlan> {
  for (let count = 1; count <= ATTEMPTS; count += 1) {
    const found = await place.read();
    const plan = place.plan(found);
    if (dryRun || isNothing(plan) || (await place.apply(plan, found))) return plan;
  }
  throw new Error(
    `${place.name} was changed by somebody else, ${ATTEMPTS} times while this was at it. ` +
      "See who else deploys there, and try again.",
  );
}
