/** What became of a comment: asked of the intake, the deployed site and the git host, in this order. */
import { isRemoved } from "../comments/thread.ts";
import type { GitHost } from "../git-hosts/git-host.ts";
import type { ProposalState } from "../git-hosts/proposal.ts";
import { reasonOf } from "./log.ts";
import type { ServiceParts } from "./parts.ts";
import type { Registered } from "./register.ts";
import { onMain, type Sought, type Whereabouts, whereabouts } from "./whereabouts.ts";

export type StatusName =
  | "received"
  | "waiting"
  | "approved"
  | "published"
  | "not_published"
  /** It is safe in the repository, which cannot be asked just now. */
  | "unsure";

export interface Status {
  id: string;
  name: StatusName;
  post: { title: string; url: string } | null;
  /** Where it can be read; only when published. */
  url: string | null;
}

export type StatusParts = Pick<
  ServiceParts,
  "intake" | "batches" | "deployedSite" | "gitHost" | "states" | "clock" | "log"
>;

/** So long "received" is said of what is never proposed, too. */
const USUAL_DELIVERY_MS = 5_000;

/** Null where nothing is known of the id, or no more. */
export async function statusOf(id: string, parts: StatusParts): Promise<Status | null> {
  const { intake, deployedSite, clock, log } = parts;
  const known = intake.find(id);
  if (known === null) return null;
  if (known.successor !== null) {
    const status = await statusOf(known.successor, parts);
    return status && { ...status, id };
  }
  const post = await deployedSite.findPost(known.post);
  const base = { id, post: post.kind === "found" ? post.value : null, url: null };
  if (isBeforeModerator(known, clock())) return { ...base, name: "waiting" };
  if (known.state !== "done") return { ...base, name: "received" };

  if (post.kind === "found") {
    const comment = await deployedSite.findNewestComment(post.value, id);
    if (comment.kind === "found" && isRemoved(comment.value.comment)) {
      return { ...base, name: "not_published" };
    }
    if (comment.kind === "found") {
      return { ...base, name: "published", url: comment.value.url };
    }
  }
  if (known.isDropped) return { ...base, name: "not_published" };
  try {
    return { ...base, name: NAMES[await whereaboutsOf(known, parts)] };
  } catch (error) {
    log("git-host-unreachable", { id, reason: reasonOf(error) });
    return { ...base, name: "unsure" };
  }
}

async function whereaboutsOf(sought: Sought, parts: StatusParts): Promise<Whereabouts> {
  const { batches, gitHost, states } = parts;
  const batch = batches.of(sought.id);
  if (batch !== null && (await states.of(batch.name)) === "approved") {
    const state = await states.of(sought.id, () => memberState(sought, gitHost));
    return state === "approved" ? "approved" : "turned-down";
  }
  if (batch?.leftOut.includes(sought.id)) return "turned-down";
  const host = { ...gitHost, stateOf: (name: string) => states.of(name) };
  const [place = "nowhere"] = await whereabouts([sought], batch?.name ?? sought.id, host);
  return place;
}

/**
 * What was merged is what the branch held at that moment: fewer files, where the moderator deleted one by
 * hand; more, where they merged before what they had ticked was left out. Only the main branch can tell.
 */
async function memberState(sought: Sought, gitHost: GitHost): Promise<ProposalState> {
  const [place] = await onMain([sought], gitHost);
  return place === "approved" ? "approved" : "rejected";
}

/** What looks like spam, in no other words than for the rest, nor sooner. */
function isBeforeModerator({ state, isRescued, since }: Registered, now: number): boolean {
  const isSuspect = state === "held" || (state === "waiting" && isRescued);
  return isSuspect && Math.abs(now - since) >= USUAL_DELIVERY_MS;
}

const NAMES = {
  proposed: "waiting",
  approved: "approved",
  "turned-down": "not_published",
  removed: "not_published",
  // It was proposed once, and somebody has deleted the branch.
  nowhere: "not_published",
} as const;
