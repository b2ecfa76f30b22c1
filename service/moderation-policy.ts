/** What becomes of a comment before anybody has moderated it. Pure. */
import type { Suspicion } from "../comments/proposal.ts";
import type { site } from "../site.config.ts";
import type { IsHeld } from "./intake-items.ts";

/** `hold`: it is proposed. `publish`: it goes to main. `digest`: it is kept, and told of with others like it. */
export type Decision = "hold" | "publish" | "digest";

/**
 * Who wrote it is not among these on purpose: anybody can type a name or an address, so neither earns
 * trust, however often it was approved before. An address that its owner has confirmed would be a
 * fact of its own here.
 */
export interface Facts {
  suspicions: readonly Suspicion[];
  /** The moderator said that it is no spam. Whether it may stand is another question. */
  isRescued: boolean;
}

export interface Policy {
  publish: (typeof site)["moderation"]["publish"];
  /** Whether the git host can show one; elsewhere suspects are proposed with the reasons. */
  hasDigest: boolean;
}

export const HOLD_ALL: Policy = { publish: "nothing", hasDigest: false };

export function decide({ suspicions, isRescued }: Facts, policy: Policy): Decision {
  if (suspicions.length > 0) return policy.hasDigest && !isRescued ? "digest" : "hold";
  return policy.publish === "unsuspected" ? "publish" : "hold";
}

/** What the intake is to keep from delivery. */
export function isHeldBy(policy: Policy): IsHeld {
  return ({ suspicions, rescued }) =>
    decide({ suspicions, isRescued: rescued }, policy) === "digest";
}
