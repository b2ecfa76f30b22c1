/** Follows what becomes of proposals on a host with pull requests: one look for all, shared by all. */
import { isHostProblem } from "../git-hosts/http/host-problem.ts";
import type { ChangedProposal } from "../git-hosts/reviews.ts";
import { heedModerator, type ReviewParts } from "./heed-moderator.ts";
import { reasonOf } from "./log.ts";
import { type Looking, type LookingOptions, startLooking } from "./look-again.ts";
import type { ProposalStates } from "./proposal-states.ts";

export interface FollowOptions
  extends ReviewParts,
    Pick<LookingOptions, "after" | "random" | "log"> {
  states: ProposalStates;
}

/** Hosts answer most of these looks with "nothing changed", which is all but free. */
const LOOK_EVERY_MS = 60_000;

export function startFollowing(options: FollowOptions): Looking {
  const { after, random, log } = options;
  // Once told, a change is not told again: it stays here until it is followed.
  const unheeded = new Map<string, ChangedProposal>();
  const pace = { everyMs: LOOK_EVERY_MS, failed: "not-followed", after, random, log };
  return startLooking((isStopped) => lookOnce(unheeded, options, isStopped), pace);
}

async function lookOnce(
  unheeded: Map<string, ChangedProposal>,
  options: FollowOptions,
  isStopped: () => boolean,
): Promise<void> {
  const changed = await options.reviews.lastChanged();
  if (changed !== "unchanged") for (const one of changed) unheeded.set(one.name, one);
  for (const one of [...unheeded.values()]) {
    if (isStopped()) return;
    try {
      await follow(one, options);
    } catch (error) {
      if (isHostProblem(error)) throw error;
      // A file that somebody broke by hand must not keep the others from being heard.
      options.log("not-followed", { proposal: one.name, reason: reasonOf(error) });
    }
    unheeded.delete(one.name);
  }
}

/** What ended is cleared away once; what is open may hold an answer of the moderator's. */
async function follow({ name, state }: ChangedProposal, options: FollowOptions): Promise<void> {
  const { reviews, states, batches, log } = options;
  if (state === "open") {
    states.heard(name, state);
    const batch = batches.named(name);
    if (batch !== null) await heedModerator(batch, options);
    return;
  }
  if (states.last(name) === state || state === "none") return;
  await reviews.tidy(name);
  states.heard(name, state);
  log("proposal-ended", { proposal: name, state });
}
